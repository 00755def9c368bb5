"""All settings, from the environment, with defaults that work on a laptop."""

SECRET_KEY = "laptop"  # noqa: S105  replaced below by the room that builds the settings
INSTALLED_APPS: list[str] = []
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
USE_TZ = True
