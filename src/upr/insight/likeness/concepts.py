"""Words that name one thing in recommendations, in English, Spanish and French.

States, treaties and bodies come from `upr.vocab`; the table here holds the rest: what one State
calls "capital punishment" another calls "the death penalty". It joins names of the same demand,
never a demand with its opposite, and is the only bridge between texts in two languages.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from upr.insight.words import LANGUAGES, folded_words, stem, tokens
from upr.vocab.instruments import all_instruments
from upr.vocab.rows import rows

MARK = "="
"""First letter of a concept's name, which no stem begins with."""

WORDING = "~"
"""First letter of a word that stands for nothing but itself: a concept was found in its place."""

STATE = "=state"
"""Any State named in a text: which one is told by the review, not by the words."""

TABLE = """
death penalty, capital punishment, executions, death sentences, death row
    / pena de muerte, pena capital, ejecuciones, condenas a muerte
    / peine de mort, peine capitale, exécutions, condamnations à mort
abolish, abolition, abolishing, eliminate, elimination, eradicate, eradication, put an end to, end,
    ending, stop, halt, cease
    / abolir, abolición, suprimir, eliminar, eliminación, erradicar, erradicación, poner fin, cesar
    / abolir, abolition, supprimer, éliminer, élimination, éradiquer, éradication, mettre fin, cesser
combat, fight, combating, fighting, tackle, counter, fight against
    / combatir, luchar, lucha, hacer frente / combattre, lutter, lutte
establish, set up, create, establishment, creation, creating
    / establecer, crear, establecimiento, creación, instituir / établir, créer, création, instituer
prohibit, ban, prohibition, outlaw, forbid, banning / prohibir, prohibición / interdire, interdiction
repeal, revoke, rescind, abrogate, derogate / derogar, revocar, derogación / abroger, révoquer
amend, revise, amendment, reform, revision / enmendar, modificar, reformar, reforma, revisar
    / amender, modifier, réformer, réforme, réviser
harmonize, bring into line, align, bring in line, harmonization, bring into conformity
    / armonizar, ajustar, adecuar / harmoniser, aligner, rendre conforme
intimidation, harassment, threats, attacks, reprisals
    / intimidación, acoso, amenazas, ataques, agresiones, represalias
    / intimidation, harcèlement, menaces, attaques, agressions, représailles
compensation, reparation, redress, reparations / indemnización, reparación / indemnisation, réparation
technical assistance, technical cooperation, capacity building, capacity-building
    / asistencia técnica, cooperación técnica, fomento de la capacidad
    / assistance technique, coopération technique, renforcement des capacités
best practices, good practices, experiences, share experiences
    / mejores prácticas, buenas prácticas, experiencias / meilleures pratiques, bonnes pratiques
maternal mortality, maternal deaths, maternal death rate / mortalidad materna / mortalité maternelle
age of criminal responsibility, minimum age of criminal responsibility
    / edad de responsabilidad penal, edad mínima de responsabilidad penal
    / âge de la responsabilité pénale
defamation, libel, slander / difamación, calumnia, injuria / diffamation, calomnie
roma, gypsies / romaníes, gitanos / roms, tsiganes
wage gap, pay gap, equal pay, equal remuneration, equality in remuneration
    / brecha salarial, igualdad salarial, igual remuneración
    / écart salarial, égalité salariale, égalité de rémunération, écart de rémunération
nationality, citizenship / nacionalidad, ciudadanía / nationalité, citoyenneté
elections, electoral, election / elecciones, electoral / élections, électoral
sexual abuse, sexual exploitation, sexual violence, rape
    / abuso sexual, abusos sexuales, explotación sexual, violencia sexual, violación sexual
    / abus sexuels, exploitation sexuelle, violences sexuelles, violence sexuelle, viol
honour killings, honour crimes, crimes of honour, honor killings, killings in the name of honour
    / crímenes de honor, asesinatos por honor / crimes d'honneur
harmful practices, harmful traditional practices, traditional practices, harmful customs
    / prácticas nocivas, prácticas tradicionales nocivas, prácticas tradicionales perjudiciales
    / pratiques néfastes, pratiques traditionnelles néfastes, pratiques préjudiciables
stereotypes, stereotypical, prejudice, prejudices / estereotipos, prejuicios
    / stéréotypes, préjugés
internally displaced persons, internal displacement, displaced persons, idps
    / desplazados internos, desplazamiento interno, personas desplazadas, desplazados
    / personnes déplacées, déplacés internes, déplacement interne
jobs, job creation, unemployment, job opportunities / puestos de trabajo, desempleo / chômage, emplois
food security, right to food, malnutrition, hunger, food insecurity
    / seguridad alimentaria, derecho a la alimentación, malnutrición, desnutrición, hambre
    / sécurité alimentaire, droit à l'alimentation, malnutrition, faim
rural, remote, countryside / rural, rurales, remotas, campo / rural, rurales, reculées, campagne
political prisoners, prisoners of conscience / presos políticos, presos de conciencia
    / prisonniers politiques, prisonniers d'opinion, prisonniers de conscience
terrorism, counter-terrorism, anti-terrorism, counterterrorism
    / terrorismo, lucha contra el terrorismo, antiterrorista / terrorisme, antiterroriste
illiteracy, literacy / analfabetismo, alfabetización / analphabétisme, alphabétisation
infant mortality, child mortality, mortality of children
    / mortalidad infantil / mortalité infantile
vulnerable groups, vulnerable persons, disadvantaged groups, marginalized groups,
    vulnerable sectors, vulnerable populations
    / grupos vulnerables, personas vulnerables, grupos desfavorecidos
    / groupes vulnérables, personnes vulnérables, groupes défavorisés
companies, businesses, corporations, enterprises, private sector
    / empresas, sector privado / entreprises, sociétés, secteur privé
lawyers, legal counsel, attorneys / abogados / avocats
fair trial, due process, right to a fair trial / juicio justo, debido proceso, juicio imparcial
    / procès équitable
pretrial detention, pre-trial detention, remand / prisión preventiva, detención preventiva
    / détention provisoire, détention préventive
solitary confinement / aislamiento, régimen de aislamiento / isolement cellulaire, isolement
action plan, plan of action, national action plan, strategy, action plans
    / plan de acción, estrategia / plan d'action, stratégie
allow, permit, authorize, authorise / permitir, autorizar / permettre, autoriser
reduce, reduction, decrease, lower, diminish / reducir, reducción, disminuir / réduire, réduction, diminuer
release, liberate / liberar, puesta en libertad, poner en libertad / libérer, libération
incorporate, transpose, domesticate, incorporation / incorporar, incorporación
    / incorporer, transposer, intégrer
visit, visits / visita, visitas, visitar / visite, visites, visiter
land, lands, land rights / tierra, tierras / terre, terres
older persons, elderly, elderly persons / personas mayores, ancianos / personnes âgées
ratify, ratification, accede, accession, become a party, become party, adhere, adherence
    / ratificar, ratificación, ratifique, adherirse, adhesión, adhiérase, hacerse parte
    / ratifier, ratification, adhérer, adhésion, devenir partie
sign, signature, signing / firmar, firma, firme / signer, signature
law, laws, legislation, legislative, legislate, legal framework, statute, bill
    / ley, leyes, legislación, legislativo, legislativa, legislar, marco jurídico, marco normativo
    / loi, lois, législation, législatif, législative, cadre juridique
criminal code, penal code, criminal law / código penal, derecho penal / code pénal, droit pénal
child, children, minors, minor / niño, niños, niña, niñas, infancia, infantil, menores
    / enfant, enfants, enfance, mineurs
girl, girls / muchachas, chicas / fille, filles, fillette
woman, women, female / mujer, mujeres, femenino, femenina / femme, femmes, féminin, féminine
man, men, male / hombre, hombres / homme, hommes
violence against women, gender-based violence, gender based violence, domestic violence,
    family violence
    / violencia contra la mujer, violencia contra las mujeres, violencia de género,
    violencia doméstica, violencia intrafamiliar, violencia familiar
    / violence contre les femmes, violences faites aux femmes, violence à l'égard des femmes,
    violence domestique, violence familiale, violence sexiste
female genital mutilation, fgm, excision, genital mutilation, female circumcision
    / mutilación genital femenina, ablación / mutilations génitales féminines, excision
corporal punishment, physical punishment / castigo corporal, castigos corporales
    / châtiment corporel, châtiments corporels
human trafficking, trafficking in persons, trafficking in human beings, trafficking, traffic in persons
    / trata de personas, trata / traite des personnes, traite des êtres humains, traite
sexual orientation and gender identity, sexual orientation or gender identity, sexual orientation,
    lgbt, lgbti, lesbian gay bisexual transgender, lesbian gay bisexual and transgender,
    gender identity, homosexuals, sexual minorities, homosexual, gays, lesbians, transgender
    / orientación sexual e identidad de género, orientación sexual, identidad de género,
    personas lgbt, lgbt, lgbti, personas trans, homosexuales, minorías sexuales
    / orientation sexuelle et identité de genre, orientation sexuelle, identité de genre, lgbt,
    lgbti, personnes trans, homosexuels, minorités sexuelles
same-sex relations, same sex relations, same-sex conduct, same-sex activity, same-sex acts,
    homosexual acts, homosexual conduct, homosexual relations, homosexuality, sodomy,
    persons of the same sex, adults of the same sex, same-sex sexual activity, same-sex relationships,
    consensual same-sex
    / relaciones homosexuales, relaciones entre personas del mismo sexo, homosexualidad,
    personas del mismo sexo, sodomía
    / relations homosexuelles, relations entre personnes de même sexe, homosexualité, sodomie,
    personnes du même sexe
decriminalize, decriminalise, decriminalization, decriminalisation, depenalize
    / despenalizar, despenalización, descriminalizar
    / dépénaliser, dépénalisation, décriminaliser, décriminalisation
criminalize, criminalise, criminalization, make a crime, criminal offence, punishable
    / penalizar, tipificar, tipificación, delito penal / criminaliser, ériger en infraction, pénaliser
sex work, sex workers, prostitution, prostitutes / trabajo sexual, trabajadoras sexuales, prostitución
    / travail du sexe, travailleuses du sexe, prostitution
people who use drugs, drug users, drug use / personas que usan drogas, consumidores de drogas
    / usagers de drogues, personnes qui consomment des drogues
hiv, hiv/aids, aids / vih, sida, vih/sida / vih, sida, vih/sida
sexual and reproductive health, reproductive health, reproductive rights
    / salud sexual y reproductiva, salud reproductiva, derechos reproductivos
    / santé sexuelle et procréative, santé reproductive, santé génésique
abortion, termination of pregnancy / aborto, interrupción del embarazo
    / avortement, interruption de grossesse, ivg
health care, healthcare, medical care, health services, health
    / atención de la salud, atención médica, servicios de salud, atención sanitaria, salud
    / soins de santé, soins médicaux, services de santé, santé
early marriage, child marriage, forced marriage, early and forced marriage
    / matrimonio infantil, matrimonio precoz, matrimonio forzado, matrimonios forzados
    / mariage d'enfants, mariage précoce, mariage forcé, mariages forcés
persons with disabilities, people with disabilities, disabled persons, disabled, disability,
    disabilities
    / personas con discapacidad, discapacidad, discapacitados
    / personnes handicapées, personnes en situation de handicap, handicap
indigenous peoples, indigenous people, indigenous / pueblos indígenas, indígenas, pueblos originarios
    / peuples autochtones, autochtones, populations autochtones
human rights defenders, rights defenders, human rights activists
    / defensores de los derechos humanos, defensoras de derechos humanos, defensores
    / défenseurs des droits de l'homme, défenseurs des droits humains, défenseurs
journalists, media workers / periodistas / journalistes
freedom of expression, free expression, free speech, freedom of speech, freedom of opinion
    / libertad de expresión, libertad de opinión / liberté d'expression, liberté d'opinion
freedom of the press, press freedom, media freedom, freedom of the media, free press
    / libertad de prensa / liberté de la presse, liberté de presse
freedom of assembly, peaceful assembly, demonstrations, protests, protesters, demonstrators
    / libertad de reunión, reunión pacífica, manifestaciones, protestas, manifestantes
    / liberté de réunion, réunion pacifique, manifestations, manifestants
freedom of religion, religious freedom, freedom of belief, freedom of worship
    / libertad de religión, libertad religiosa, libertad de culto
    / liberté de religion, liberté religieuse, liberté de culte
national human rights institution, national institution of human rights, human rights commission,
    national human rights commission, national institution, national human rights institutions
    / institución nacional de derechos humanos, comisión nacional de derechos humanos
    / institution nationale des droits de l'homme, commission nationale des droits de l'homme
ombudsman, ombudsperson, public defender / defensor del pueblo, defensoría, ombudsman
    / médiateur, défenseur du peuple, ombudsman
standing invitation, open invitation, permanent invitation
    / invitación permanente, invitación abierta / invitation permanente, invitation ouverte
special procedures, special rapporteurs, mandate holders, special rapporteur
    / procedimientos especiales, relatores especiales, relator especial, titulares de mandatos
    / procédures spéciales, rapporteurs spéciaux, rapporteur spécial, titulaires de mandat
civil society, non-governmental organizations, non-governmental organisations, ngos, ngo
    / sociedad civil, organizaciones no gubernamentales, ong
    / société civile, organisations non gouvernementales, ong
torture, ill-treatment, ill treatment, cruel inhuman or degrading treatment, mistreatment
    / tortura, malos tratos, tratos crueles inhumanos o degradantes
    / torture, mauvais traitements, traitements cruels inhumains ou dégradants
prison, prisons, prisoners, detainees, detention, detention centres, inmates, imprisonment, jail
    / prisión, prisiones, cárcel, cárceles, presos, reclusos, detención, detenidos, penitenciario
    / prison, prisons, détenus, détention, prisonniers, carcéral, emprisonnement
overcrowding, overcrowded / hacinamiento, sobrepoblación / surpopulation, surpeuplement
police, law enforcement officials, law enforcement, security forces, police officers
    / policía, fuerzas del orden, agentes del orden, fuerzas de seguridad
    / police, forces de l'ordre, forces de sécurité, policiers
enforced disappearances, enforced disappearance, forced disappearances, disappearances,
    involuntary disappearances
    / desapariciones forzadas, desaparición forzada / disparitions forcées, disparition forcée
extrajudicial killings, extrajudicial executions, extra-judicial killings, summary executions,
    extra-judicial executions, unlawful killings
    / ejecuciones extrajudiciales, ejecuciones sumarias
    / exécutions extrajudiciaires, exécutions sommaires
judiciary, judicial system, courts, judges, justice system
    / poder judicial, sistema judicial, tribunales, jueces
    / pouvoir judiciaire, système judiciaire, tribunaux, juges
migrants, migrant, immigrants, foreigners, migration / migrantes, inmigrantes, extranjeros, migración
    / migrants, immigrés, étrangers, migration
refugees, asylum seekers, asylum-seekers, asylum / refugiados, solicitantes de asilo, asilo
    / réfugiés, demandeurs d'asile, asile
statelessness, stateless persons, stateless / apatridia, apátridas / apatridie, apatrides
racism, racial discrimination, xenophobia / racismo, discriminación racial, xenofobia
    / racisme, discrimination raciale, xénophobie
hate speech, hate crimes, incitement to hatred / discurso de odio, delitos de odio, crímenes de odio
    / discours de haine, crimes de haine, incitation à la haine
gender equality, equality between men and women, equality between women and men, gender equity,
    equality of women
    / igualdad de género, igualdad entre hombres y mujeres, igualdad entre mujeres y hombres
    / égalité des sexes, égalité entre les hommes et les femmes, égalité de genre
school, schools, education, schooling / escuela, escuelas, educación, escolar, escolarización
    / école, écoles, éducation, enseignement, scolarisation, scolaire
training, train, trained / capacitación, formación, capacitar, formar
    / formation, former
awareness-raising, awareness raising, raise awareness, public awareness, awareness
    / sensibilización, concienciación, sensibilizar, concientización / sensibilisation, sensibiliser
child labour, child labor, labour of children / trabajo infantil / travail des enfants
forced labour, slavery, slave labour / trabajo forzoso, esclavitud / travail forcé, esclavage
child soldiers, recruitment of children / niños soldados, reclutamiento de niños
    / enfants soldats, recrutement d'enfants
violence, violent, abuse / violencia, abuso, abusos / violence, violences, abus
marriage, marriages / matrimonio, matrimonios / mariage, mariages
labour, labor, employment, work conditions / trabajo, laboral, empleo / travail, emploi
equality, equal, equally / igualdad, igual, equidad / égalité, égal
street children, children living in the street / niños de la calle / enfants des rues
poverty / pobreza / pauvreté
water and sanitation, drinking water, safe water / agua y saneamiento, agua potable
    / eau et assainissement, eau potable
housing / vivienda, viviendas / logement, logements
climate change / cambio climático / changement climatique, changements climatiques
impunity / impunidad / impunité
corruption / corrupción / corruption
investigate, investigation, investigations / investigar, investigación, investigaciones
    / enquêter, enquête, enquêtes
prosecute, prosecution, bring to justice, brought to justice, punish, prosecutions
    / enjuiciar, enjuiciamiento, llevar ante la justicia, sancionar, castigar
    / poursuivre, poursuites, traduire en justice, punir, sanctionner
moratorium / moratoria / moratoire
withdraw, lift, remove reservations, withdrawal / retirar, retiro / retirer, lever, retrait
reservations, reservation / reservas, reserva / réserves, réserve
discrimination, discriminatory, non-discrimination, discriminate
    / discriminación, discriminatorio, discriminatoria, no discriminación
    / discrimination, discriminatoire, non-discrimination
minorities, minority / minorías, minoría / minorités, minorité
birth registration, register births / registro de nacimientos, inscripción de los nacimientos
    / enregistrement des naissances
statute of the court, rome statute / estatuto de roma / statut de rome
"""

IMPLIED = {
    "violence against women": ("violence", "woman"),
    "female genital mutilation": ("violence", "woman"),
    "gender equality": ("woman", "equality"),
    "early marriage": ("child", "marriage"),
    "child labour": ("child", "labour"),
    "forced labour": ("labour",),
    "child soldiers": ("child",),
    "street children": ("child",),
    "corporal punishment": ("child", "violence"),
    "freedom of the press": ("freedom of expression",),
    "same-sex relations": ("sexual orientation and gender identity",),
    "girl": ("child",),
    "wage gap": ("woman", "equality"),
    "honour killings": ("violence", "woman"),
    "illiteracy": ("school",),
    "infant mortality": ("child",),
    "pretrial detention": ("prison",),
    "political prisoners": ("prison",),
    "sexual abuse": ("violence",),
}
"""What a text speaks of as well where it holds a concept: the words of "violence against women"
may stand apart in another."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts of one language.

    named    stems of a name → the concept
    longest  first stem of a name → stems in the longest name that begins with it
    own      concepts of the table, whose names are wording; a treaty's or a State's is none
    """

    named: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]
    own: frozenset[str]

    def at(self, stems: list[str], place: int) -> tuple[str, int]:
        """The concept with the longest name at `place`, and the place after it; "" for none."""
        most = min(self.longest.get(stems[place], 0), len(stems) - place)
        for size in range(most, 0, -1):
            if found := self.named.get(tuple(stems[place : place + size])):
                return found, place + size
        return "", place


@cache
def concepts(language: str) -> Concepts:
    """The concepts of "en", "es" or "fr"; none for another language."""
    named: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = defaultdict(int)
    for name, concept in _names(language):
        key = tuple(tokens(name, language))
        # a row of the table counts more than a title of a treaty, that more than a State
        if key and named.setdefault(key, concept) == concept:
            longest[key[0]] = max(longest[key[0]], len(key))
    return Concepts(named, dict(longest), frozenset(MARK + row[0][0] for row in _table()))


def _names(language: str) -> Iterator[tuple[str, str]]:
    if language not in LANGUAGES:
        return
    column = LANGUAGES.index(language)
    for row in _table():
        yield from ((name, MARK + row[0][0]) for name in row[column])
    for code, one in all_instruments().items():
        names = (one.names[language], one.abbreviations.get(language, ""), code, *one.aliases)
        yield from ((name, MARK + code) for name in names if name)
    for row in rows("state_names"):
        # two or three letters are words of a sentence too ("US", "us")
        if len(row["name"]) > 3:
            yield row["name"], STATE


def _table() -> Iterator[tuple[list[str], ...]]:
    """One row a concept: its names in English, Spanish and French."""
    joined = TABLE.replace("\n    ", " ")
    for line in joined.strip().splitlines():
        columns = [[name.strip() for name in names.split(",")] for names in line.split(" / ")]
        if len(columns) != len(LANGUAGES):
            raise ValueError(f"a concept needs names in three languages: {line}")
        yield tuple(columns)


@cache
def titles() -> frozenset[str]:
    """Concepts that are treaties, bodies and mechanisms."""
    return frozenset(MARK + code for code in all_instruments())


@cache
def implied(concept: str) -> tuple[str, ...]:
    """The concepts that go with this one."""
    return tuple(MARK + name for name in IMPLIED.get(concept.removeprefix(MARK), ()))


def stems_of(words: str) -> frozenset[str]:
    """The stems of some words, in each of the languages."""
    return frozenset(stem(each, tongue) for tongue in LANGUAGES for each in folded_words(words))


FORMULA = stems_of(
    """take taking adopt measure measures step steps all necessary appropriate adequate effective
    effectively further ensure ensuring guarantee continue continuing pursue effort efforts strengthen
    reinforce intensify enhance improve promote promotion promoting implement implementation implementing
    consider considering possibility possible particular particularly including include order view
    regard respect respecting accordance line relevant well additional more also increase increasing
    step up work working towards full fully make provide developing develop carry undertake
    area areas field aim aimed especially matter soon existing other such any country government
    national international standards obligations human rights right concrete practical comprehensive
    order recommend recommendation recommendations accept address protect protection
    tomar adoptar medidas medida pasos todas todos necesarias necesarios apropiadas adecuadas
    eficaces efectivas garantizar asegurar velar continuar seguir proseguir esfuerzos fortalecer reforzar
    intensificar mejorar promover promoción aplicar aplicación considerar posibilidad particular incluido incluida
    respecto conformidad país gobierno nacional internacional normas obligaciones derechos humanos derecho
    prenda prender prendre mesures mesure adopter toutes tous nécessaires appropriées adéquates efficaces
    garantir assurer veiller continuer poursuivre efforts renforcer intensifier améliorer promouvoir
    promotion appliquer mettre oeuvre envisager possibilité particulier notamment compris égard conformément
    pays gouvernement national international normes obligations droits homme humains droit proteger protección
    protéger protection"""
)
"""Stems of the words that any recommendation may be wrapped in; they tell demands apart but little."""

HEDGES = stems_of(
    """consider considering possibility study studying examine explore view towards toward
    considerar posibilidad estudiar examinar explorar miras hacia
    envisager possibilité étudier examiner vue vers"""
)
"""Stems that make less of a demand that follows: "with a view to abolishing …"."""
