"""One settings file for every environment; values come from the environment, defaults need no server.

`LMS_MODE` is `demo` (embedded defaults, the first start), `test` or `production`.
"""

import zoneinfo
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from lms.core import env

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = env.text("LMS_MODE", "demo", hint="Set it to demo, test or production.")
if MODE not in {"demo", "test", "production"}:
    raise ImproperlyConfigured(f"LMS_MODE={MODE!r} is not known. Set it to demo, test or production.")
DEMO, TESTING, PRODUCTION = MODE == "demo", MODE == "test", MODE == "production"
DEBUG = env.flag("LMS_DEBUG", default=False, hint="Only for development: set it to yes or no.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("LMS_DEBUG must be off in production. Unset it.")

VAR_DIR = Path(env.text("LMS_VAR", str(BASE_DIR / "var"), hint="A folder that the server may write to."))
VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = env.text(
    "LMS_SECRET_KEY",
    None if PRODUCTION else "only-for-the-demo-and-the-tests-never-for-real-people",
    hint="Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
)
if PRODUCTION and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or SECRET_KEY.startswith("only-for-")):
    raise ImproperlyConfigured("LMS_SECRET_KEY is short or known. Make one of at least 50 random characters.")
SITE_URL = env.text(
    "LMS_SITE_URL",
    None if PRODUCTION else "http://localhost:8000",
    hint="The address people use, such as https://learn.example.org; links in mail and QR codes start with it.",
).rstrip("/")
SITE_NAME = env.text("LMS_SITE_NAME", "Norrsken", hint="The name people see on every page.")
ALLOWED_HOSTS = env.words(
    "LMS_ALLOWED_HOSTS",
    None if PRODUCTION else "localhost,127.0.0.1,.localhost,testserver",
    hint="Comma-separated host names that this site answers to.",
)
if PRODUCTION and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "LMS_ALLOWED_HOSTS must name the hosts; * lets letters carry any host's links."
    )
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# How many reverse proxies of ours stand before the server: so many forwarded addresses are believed, no more.
PROXIES = env.number("LMS_PROXIES", 0, hint="The number of reverse proxies, usually 1.")
SECURE = SITE_URL.startswith("https://")
if PRODUCTION and not SECURE:
    raise ImproperlyConfigured("LMS_SITE_URL must begin with https:// in production.")

INSTALLED_APPS = [
    # Early, for every `{% static %}` walks this list until it finds them.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "accounts",
    "companies",
    "content",
    "courses",
    "cohorts",
    "certificates",
    "lms.core.apps.CoreConfig",
    "lms.site.apps.SiteConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
    "template_partials",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "lms.core.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.core.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lms.core.middleware.without_nul",
    "lms.core.middleware.whole_forms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lms.core.middleware.persons_language",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.second_factor",
    "courses.middleware.OwnShelves",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "lms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.core.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "rules.templatetags.rules",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# SQLite in WAL with FULL: what was acknowledged survives a power cut (docs/adr/0004-durable.md).
SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; "
    "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
}
POSTGRES_OPTIONS = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
DATABASES = {
    "default": dj_database_url.parse(
        env.text(
            "DATABASE_URL",
            f"sqlite:///{VAR_DIR / 'lms.sqlite3'}",
            hint="For example postgres://user:password@host/name",
        )
    )
}
if DATABASES["default"]["ENGINE"].rpartition(".")[2] not in {"sqlite3", "postgresql"}:
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://.")
ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DATABASES["default"]["OPTIONS"] = (
    SQLITE_OPTIONS
    if ON_SQLITE
    else DATABASES["default"].get("OPTIONS", {}) | ({} if TESTING else POSTGRES_OPTIONS)
)
if ON_SQLITE:
    # A thread keeps its connection: each new one begins with an empty cache, and closing the last writes the log back.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key"}
PASSWORD_RESET_TIMEOUT = 60 * 60
REQUIRE_SECOND_FACTOR = env.flag(
    "LMS_REQUIRE_SECOND_FACTOR",
    default=PRODUCTION,
    hint="Whether administrators and authors must sign in with a second step.",
)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
# People come by a link in a letter: that their address is theirs is known.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrftoken"
SESSION_ENGINE = "lms.core.sessions"
CSRF_FAILURE_VIEW = "lms.core.errors.csrf_failure"
SECURE_SSL_REDIRECT = SECURE and env.flag(
    "LMS_SSL_REDIRECT", default=True, hint="Whether http:// is sent to https://."
)
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE and PROXIES else None
X_FRAME_OPTIONS = "DENY"
# Hosts whose players an author may embed; each must also be known to wagtail.embeds.
EMBED_HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com"]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "lms" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "lms" / "static"]
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "lms.core.uploads.DurableStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "lms.core.statics.StaticStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MAX_UPLOAD_BYTES = (
    env.number("LMS_MAX_UPLOAD_MB", 50, hint="The largest file a person may hand in, in megabytes.")
    * 1024
    * 1024
)

EMAIL_BACKEND = env.text(
    "LMS_EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if PRODUCTION else "lms.core.mail.DemoBackend",
    hint="The dotted path of a Django mail backend.",
)
SILENT = (
    "lms.core.mail.",
    *(f"django.core.mail.backends.{name}." for name in ("console", "locmem", "dummy")),
)
if PRODUCTION and EMAIL_BACKEND.startswith(SILENT):
    raise ImproperlyConfigured("LMS_EMAIL_BACKEND would send no letter. Unset it, and set LMS_SMTP_HOST.")
EMAIL_HOST = env.text("LMS_SMTP_HOST", "localhost", hint="The host that sends mail.")
EMAIL_PORT = env.number("LMS_SMTP_PORT", 25, hint="Its port.")
EMAIL_HOST_USER = env.text("LMS_SMTP_USER", "", hint="Who signs in there; empty for nobody.")
EMAIL_HOST_PASSWORD = env.text("LMS_SMTP_PASSWORD", "", hint="That account's password.")
EMAIL_USE_TLS = env.flag("LMS_SMTP_TLS", default=False, hint="Whether to use STARTTLS.")
DEFAULT_FROM_EMAIL = env.text("LMS_MAIL_FROM", "norrsken@localhost", hint="The address that mail comes from.")

WAGTAIL_SITE_NAME = SITE_NAME
# Not the machine's own name for its zone, which browsers do not know.
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_MODERATION_ENABLED = False
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "cms_login"
WAGTAIL_PRIVATE_PAGE_OPTIONS = WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    "pdf",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "odp",
    "txt",
    "csv",
    "vtt",
    "webm",
    "mp4",
]
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAIL_PAGE_MODEL = "wagtailcore.Page"
TAGGIT_CASE_INSENSITIVE = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    # What OPTIONS would say stands in the schema.
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.UserRateThrottle",
        "rest_framework.throttling.AnonRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"user": "600/min", "anon": "60/min"},
    "NUM_PROXIES": PROXIES,
}
SPECTACULAR_SETTINGS = {
    "TITLE": SITE_NAME,
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "PREPROCESSING_HOOKS": ["lms.site.api.only_ours"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
# W002: our policy's frame-ancestors says who may frame a page (lms/core/middleware.py).
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003", "security.W002"]

if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        # Wagtail remembers where a rendition lies, and each test has its own folder.
        "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    if ON_SQLITE:
        SQLITE_OPTIONS["init_command"] = SQLITE_OPTIONS["init_command"].replace(
            "synchronous=FULL", "synchronous=OFF"
        )
