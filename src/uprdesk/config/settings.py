"""All settings, from the environment, with defaults that work on a laptop."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

import uprdesk
from uprdesk.config import mail, store
from uprdesk.config.env import ENVIRONMENT as env

PACKAGE = Path(uprdesk.__file__).parent

# --- the store -----------------------------------------------------------------------------------

DATA = store.settle(store.make_folder(env.folder("UPRDESK_DATA", store.usual_folder())))
"""Folder of everything this installation keeps: database, key, files that wait to be read."""
SECRET_KEY = env.text("UPRDESK_SECRET_KEY") or store.own_key(DATA)
DATABASES = {"default": store.database(env.text("UPRDESK_DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
BACKUPS_KEPT = env.number("UPRDESK_BACKUP_DAYS", 30, most=3650)
"""Days after which this installation deletes its backups: what is erased is told to be gone then."""
USE_TZ = True
TIME_ZONE = "UTC"

# --- the address ---------------------------------------------------------------------------------

DEBUG = env.truth("UPRDESK_DEBUG")
ADDRESS = env.text("UPRDESK_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
"""The address people type, e.g. "https://desk.example.org"."""
PUBLIC_HOST = urlsplit(ADDRESS).hostname or ""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
SECURE = ADDRESS.startswith("https://")
ALLOWED_HOSTS = [PUBLIC_HOST, *LOOPBACK, *env.listed("UPRDESK_HOSTS")]
CSRF_TRUSTED_ORIGINS = [ADDRESS] if SECURE else []
PROXY = env.text("UPRDESK_PROXY", "127.0.0.1")
"""The only machine whose word we take that a request came by https."""
EXIT_ADDRESS = env.text("UPRDESK_EXIT_ADDRESS", "https://www.wikipedia.org/")
"""Where the quick exit leads: a page that says nothing about the person who opened it."""
PUBLIC_RECORD = env.truth("UPRDESK_PUBLIC_RECORD")
"""Whether visitors who are not signed in may read the record."""

# --- the rooms -----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "uprdesk.shell",
    "uprdesk.sealing",
    "uprdesk.coalition",
    "uprdesk.record",
    "uprdesk.stages.timeline",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "uprdesk.shell.middleware.StrictHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # before anything reads what was sent; the proof of origin stands in it
    "uprdesk.shell.middleware.SizeLimit",
    "uprdesk.coalition.middleware.SessionEnds",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "uprdesk.shell.middleware.DeliberateErrors",
]
ROOT_URLCONF = "uprdesk.config.urls"
WSGI_APPLICATION = "uprdesk.config.wsgi.application"
TEMPLATES = [
    {
        # loaders are set by django_cotton
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "uprdesk.shell.context.page",
            ],
        },
    }
]
COTTON_DIR = "components"
COTTON_ISOLATE_BY_DEFAULT = True  # a component sees what it is given, not what the page has
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- people --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "coalition.Person"
LOGIN_URL = "coalition:sign-in"
LOGIN_REDIRECT_URL = "shell:home"
PASSWORD_HASHERS = [
    "uprdesk.sealing.stretching.SplitArgon2Hasher",
    # what was kept before people had keys is kept anew when they sign in
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
SIGN_IN_COST = (196608, 3, 2)
"""KiB of memory, passes and lanes of the one slow derivation: `uprdesk.sealing.stretching`."""
PASSWORD_RULES = "django.contrib.auth.password_validation"  # noqa: S105  a module
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{PASSWORD_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{PASSWORD_RULES}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["pseudonym"]},
    },
    {"NAME": f"{PASSWORD_RULES}.CommonPasswordValidator"},
    {"NAME": f"{PASSWORD_RULES}.NumericPasswordValidator"},
]
SESSION_ENGINE = "uprdesk.sealing.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = env.number("UPRDESK_SESSION_HOURS", 12, most=168) * 3600
"""Seconds after which a session ends, whatever its person does."""
SESSION_IDLE = env.number("UPRDESK_IDLE_MINUTES", 60, most=1440) * 60
"""Seconds without a page after which a session ends."""

# names say nothing about what this site is; with https a browser takes them from no other host
PREFIX = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME = f"{PREFIX}session"
CSRF_COOKIE_NAME = f"{PREFIX}form"
LANGUAGE_COOKIE_NAME = f"{PREFIX}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
# a link in a message opens signed in (GET only); forms of other sites never do
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
MARK_COOKIE_NAME = f"{PREFIX}browser"
"""Says that somebody signed in here before, not who: see `uprdesk.coalition.attempts`."""
MARK_COOKIE_AGE = 90 * 24 * 3600
CSRF_COOKIE_AGE = None  # until the browser is closed
# what a page says once may name somebody: it waits in the store, not in the browser
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "uprdesk.shell.errors.form_expired"

# --- headers -------------------------------------------------------------------------------------

SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options: StrictHeaders sends it
    "security.W005",  # the names below ours may be other people's
    "security.W008",  # leading to https is for the server in front, which has the certificate
    "security.W021",  # being listed with browsers is a decision that cannot be taken back
]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
# to nobody else; "no-referrer" would make browsers send "Origin: null" with our own forms too
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- languages -----------------------------------------------------------------------------------

LANGUAGES = [("es", _("Spanish")), ("en", _("English")), ("fr", _("French"))]
LANGUAGE_CODE = env.choice("UPRDESK_LANGUAGE", "en", ("es", "en", "fr"))
"""For browsers that ask for none of ours."""
CATALOGUES = PACKAGE.parents[1] / "locale"  # in a checkout; a wheel carries them inside
LOCALE_PATHS = [CATALOGUES if CATALOGUES.is_dir() else PACKAGE / "locale"]

# --- files ---------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = DATA / "files"
UPLOAD_LIMIT = env.number("UPRDESK_UPLOAD_MB", 64, most=4096) * 1024 * 1024
"""Bytes of one request, files included."""
FILE_UPLOAD_HANDLERS = [
    "uprdesk.shell.uploads.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# a spooled upload stays inside the store's own folder, which only we may read
FILE_UPLOAD_TEMP_DIR = store.make_folder(DATA / "incoming")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
READING_SECONDS = env.number("UPRDESK_READING_SECONDS", 120, most=3600)
READING_MEGABYTES = env.number("UPRDESK_READING_MB", 1024, least=256, most=65536)
"""What reading one file from a stranger may take of time and memory."""

# --- e-mail --------------------------------------------------------------------------------------

SMTP = mail.server(env.text("UPRDESK_SMTP"))
"""The server that reminders are handed to; None: this installation never sends anything."""
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SMTP else 'dummy'}.EmailBackend"
if SMTP:
    EMAIL_HOST, EMAIL_PORT = SMTP.host, SMTP.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.user, SMTP.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = SMTP.secure, not SMTP.secure
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("UPRDESK_MAIL_FROM", f"desk@{PUBLIC_HOST or 'localhost'}")
"""The sender of reminders: choose one that says nothing."""

# --- what is written down ------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"careful": {"()": "uprdesk.config.journal.CarefulFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "careful"},
        # a logger without any handler writes to the console all the same, words and all
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "uprdesk": {"level": "INFO"},
        "uvicorn.error": {"level": "INFO"},
        # an address may hold what somebody looked for: only faults of ours are logged, by route
        "django": {"handlers": [], "level": "ERROR"},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        # requests that nothing of ours sends: whoever wants to could fill the disk with them
        "django.security": {"handlers": ["nowhere"], "propagate": False},
    },
}
