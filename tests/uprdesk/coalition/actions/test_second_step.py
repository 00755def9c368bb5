"""Set up, pass and remove the second step."""

from datetime import timedelta

import pytest

from tests.factories import PASSWORD, PersonFactory
from tests.passkeys import Device
from uprdesk.coalition import actions as door
from uprdesk.coalition import attempts
from uprdesk.coalition.actions import second_step as actions
from uprdesk.coalition.models import AboutStep, FailedSignIn, SecondStep, TraceEntry
from uprdesk.coalition.second_step import passkey
from uprdesk.coalition.second_step.passkey import PasskeyRefused, Site
from uprdesk.coalition.second_step.totp import SECONDS, AppKey, step_of

pytestmark = pytest.mark.django_db

SITE = Site("desk.example.org", "https://desk.example.org")
KEY = AppKey.new()
NEXT = timedelta(seconds=SECONDS)


@pytest.fixture
def who(db):
    person = PersonFactory(pseudonym="Luna")
    return door.SignedIn(person, person.identity)


def code(at, off: int = 0, key: AppKey = KEY) -> str:
    return key.code(step_of(at) + off)


def wrong(at) -> str:
    """Six digits that are right at no time near."""
    near = {code(at, off) for off in range(-30, 30)}
    return next(digits for n in range(100) if (digits := f"{n:06}") not in near)


def add_app(who, at, key: AppKey = KEY, name: str = "") -> tuple[str, ...]:
    return actions.add_app(who, key=key, typed=code(at, key=key), name=name, at=at)


def add_passkey(who, device: Device, at) -> tuple[str, ...]:
    options, state = passkey.begin_register(SITE, [])
    answer = device.make(options)
    return actions.add_passkey(who, site=SITE, state=state, answer=answer, name="key", at=at)


def show_passkey(who, device: Device, at) -> None:
    known = actions.passkeys_of(actions.steps_of(who))
    options, state = passkey.begin_authenticate(SITE, known)
    actions.pass_passkey(who, site=SITE, state=state, answer=device.sign(options), at=at)


def guess(who, at, times: int, mark: str = "") -> None:
    for _ in range(times):
        with pytest.raises(actions.StepRefused, match="not right"):
            actions.pass_app(who, typed=wrong(at), at=at, mark=mark)


def deeds() -> list[str]:
    return list(TraceEntry.objects.order_by("pk").values_list("deed", flat=True))


def test_an_app_counts_once_its_code_was_typed(who, noon):
    with pytest.raises(actions.StepRefused):
        actions.add_app(who, key=KEY, typed=wrong(noon), name="", at=noon)
    assert not SecondStep.objects.exists()
    add_app(who, noon, name="telephone")
    assert [step.inside.name for step in actions.steps_of(who) if step.inside.app] == ["telephone"]


def test_the_code_that_confirmed_an_app_signs_nobody_in(who, noon):
    add_app(who, noon)
    with pytest.raises(actions.StepRefused, match="used already"):
        actions.pass_app(who, typed=code(noon), at=noon)
    actions.pass_app(who, typed=code(noon + NEXT), at=noon + NEXT)


def test_a_code_signs_in_once(who, noon):
    add_app(who, noon)
    later = noon + timedelta(hours=1)
    actions.pass_app(who, typed=code(later), at=later)
    with pytest.raises(actions.StepRefused, match="used already"):
        actions.pass_app(who, typed=code(later), at=later)


def test_any_of_two_apps_signs_in(who, noon):
    other = AppKey.new()
    add_app(who, noon)
    assert add_app(who, noon, key=other) == ()
    later = noon + timedelta(hours=1)
    for key in (KEY, other):
        actions.pass_app(who, typed=code(later, key=key), at=later)


@pytest.mark.parametrize(("off", "minutes"), [(3, 2), (-20, 10)])
def test_a_wrong_clock_is_told_and_what_to_do(who, noon, off, minutes):
    add_app(who, noon)
    later = noon + timedelta(hours=1)
    with pytest.raises(actions.OtherClock) as refused:
        actions.pass_app(who, typed=code(later, off), at=later)
    assert f"about {minutes} min" in str(refused.value.message)
    assert "set its time by itself" in str(refused.value.hint)


def test_a_code_of_the_future_that_was_told_stays_worthless_in_the_store(who, noon):
    add_app(who, noon)
    later = noon + timedelta(hours=1)
    with pytest.raises(actions.OtherClock):
        actions.pass_app(who, typed=code(later, 6), at=later)
    with pytest.raises(actions.StepRefused, match="used already"):
        actions.pass_app(who, typed=code(later, 6), at=later + 6 * NEXT)


def test_a_wrong_clock_is_told_when_the_app_is_set_up(who, noon):
    with pytest.raises(actions.OtherClock):
        actions.add_app(who, key=KEY, typed=code(noon, 8), name="", at=noon)
    assert not SecondStep.objects.exists()


def test_a_passkey_signs_in_and_its_counter_is_kept(who, noon):
    device = Device(SITE.origin, counter=0)
    add_passkey(who, device, noon)
    show_passkey(who, device, noon)
    (kept,) = actions.passkeys_of(actions.steps_of(who))
    assert kept.counter == 2
    device.counter = 1
    with pytest.raises(PasskeyRefused, match="copy"):
        show_passkey(who, device, noon)


def test_recovery_codes_come_with_the_first_step_and_work_once(who, noon):
    codes = add_app(who, noon)
    assert len(codes) == 10
    assert add_passkey(who, Device(SITE.origin), noon) == ()
    assert actions.pass_code(who, typed=codes[4], at=noon) == 9
    with pytest.raises(actions.StepRefused, match="none of your recovery codes"):
        actions.pass_code(who, typed=codes[4], at=noon)
    assert actions.codes_left(actions.steps_of(who)) == 9


def test_new_codes_make_those_of_before_worthless(who, noon):
    before = add_app(who, noon)
    after = actions.make_codes(who, at=noon)
    with pytest.raises(actions.StepRefused):
        actions.pass_code(who, typed=before[0], at=noon)
    assert actions.pass_code(who, typed=after[0], at=noon) == 9


def test_codes_alone_are_no_second_step(who, noon):
    with pytest.raises(actions.StepRefused, match="stand in for"):
        actions.make_codes(who, at=noon)
    assert not SecondStep.objects.exists()


def test_a_step_is_removed_by_the_password_and_the_codes_go_with_the_last(who, noon):
    add_app(who, noon)
    add_passkey(who, Device(SITE.origin), noon)
    app, key = (
        next(s.pk for s in actions.steps_of(who) if getattr(s.inside, way))
        for way in ("app", "passkey")
    )
    with pytest.raises(door.SignInRefused):
        actions.remove(who, app, password="wrong", at=noon)
    assert actions.remove(who, app, password=PASSWORD, at=noon)
    assert not actions.remove(who, app, password=PASSWORD, at=noon)
    assert actions.codes_left(actions.steps_of(who)) == 10
    assert actions.remove(who, key, password=PASSWORD, at=noon)
    assert not SecondStep.objects.exists()


def test_nobody_removes_a_step_of_somebody_else(who, noon):
    add_app(who, noon)
    pk = actions.steps_of(who)[0].pk
    other = PersonFactory()
    thief = door.SignedIn(other, other.identity)
    assert not actions.remove(thief, pk, password=PASSWORD, at=noon)
    assert SecondStep.objects.filter(pk=pk).exists()


def test_wrong_codes_make_even_the_right_one_wait(who, noon):
    codes = add_app(who, noon)
    later = noon + timedelta(hours=1)
    guess(who, later, attempts.WRONG_PER_NAME)
    for deed, typed in ((actions.pass_app, code(later)), (actions.pass_code, codes[0])):
        with pytest.raises(actions.StepRefused, match="Too many wrong codes in a short"):
            deed(who, typed=typed, at=later)
    later += attempts.REMEMBERED
    actions.pass_app(who, typed=code(later), at=later)


def test_the_right_password_does_not_forgive_wrong_codes(who, noon):
    """Otherwise whoever knows it would type it between the guesses."""
    add_app(who, noon)
    later = noon + timedelta(hours=1)
    for _ in range(attempts.WRONG_PER_NAME):
        guess(who, later, 1)
        door.sign_in(pseudonym="Luna", password=PASSWORD, at=later)
    with pytest.raises(actions.StepRefused, match="Too many"):
        actions.pass_app(who, typed=code(later), at=later)


def test_whoever_goes_on_guessing_waits_a_day(who, noon):
    add_app(who, noon)
    at, tries = noon, 0
    while tries < attempts.WRONG_A_DAY:
        at += attempts.REMEMBERED
        guess(who, at, attempts.WRONG_PER_NAME)
        tries += attempts.WRONG_PER_NAME
    at += attempts.REMEMBERED
    with pytest.raises(actions.StepRefused, match="Too many wrong codes today"):
        actions.pass_app(who, typed=code(at), at=at)
    at += attempts.DAY
    actions.pass_app(who, typed=code(at), at=at)


def test_others_wrong_codes_do_not_shut_out_a_browser_that_signed_in_before(who, noon):
    add_app(who, noon)
    later, mark = noon + timedelta(hours=1), attempts.mark_for("Luna")
    guess(who, later, attempts.WRONG_PER_NAME)
    actions.pass_app(who, typed=code(later), at=later, mark=mark)


def test_the_right_code_forgets_the_wrong_ones_and_time_does(who, noon):
    add_app(who, noon)
    later = noon + timedelta(hours=1)
    guess(who, later, 2)
    actions.pass_app(who, typed=code(later), at=later)
    assert not FailedSignIn.objects.exists()
    guess(who, later, 2)
    door.forget(later + attempts.REMEMBERED)
    assert FailedSignIn.objects.count() == 2
    door.forget(later + attempts.DAY)
    assert not FailedSignIn.objects.exists()


def test_wrong_codes_leave_passwords_alone(who, noon):
    add_app(who, noon)
    guess(who, noon + NEXT, attempts.WRONG_PER_NAME)
    assert door.sign_in(pseudonym="Luna", password=PASSWORD, at=noon + NEXT).person == who.person


def test_the_trace_knows_the_deeds_and_none_of_the_contents(who, noon):
    codes = add_app(who, noon, name="old telephone")
    actions.make_codes(who, at=noon)
    actions.pass_code(who, typed=actions.make_codes(who, at=noon)[0], at=noon)
    app = next(step for step in actions.steps_of(who) if step.inside.app)
    actions.remove(who, app.pk, password=PASSWORD, at=noon)
    made = ["step.added", *["codes.made"] * 3]
    assert deeds() == [*made, "codes.used", "step.removed"]
    told = str(list(TraceEntry.objects.values()))
    assert not [word for word in ("telephone", KEY.secret, codes[0]) if word in told]


def test_a_new_password_by_a_link_takes_the_second_steps_away(who, noon):
    """They were sealed with the key that the old password opened."""
    add_app(who, noon)
    token = door.make_link(by=None, at=noon, person=who.person)
    new = door.accept(token, pseudonym="", password="another long one", language="", at=noon)
    assert not SecondStep.objects.exists()
    SecondStep(person=new.person).seal(new.identity, AboutStep(app=KEY)).save()
    assert len(actions.steps_of(new)) == 1


def test_another_password_keeps_them(who, noon):
    add_app(who, noon)
    door.change_password(person=who.person, old=PASSWORD, new="another long one", at=noon)
    again = door.sign_in(pseudonym="Luna", password="another long one", at=noon)
    assert len(actions.steps_of(again)) == 2
