"""Headers on every answer, and the language of the person."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; frame-src 'self' {frames}; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
# Wagtail's own admin pages still carry inline scripts and styles (docs/adr/0005-content-policy.md).
AUTHORING = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; media-src 'self' blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'self'"
)
AUTHORING_PATHS = ("/cms/",)


def policy_for(path):
    if path.startswith(AUTHORING_PATHS):
        return AUTHORING
    return STRICT.format(frames=" ".join(f"https://{host}" for host in settings.EMBED_HOSTS))


def security_headers(get_response):
    """Every answer has a content policy; personal pages are never kept by a shared or a browser cache."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_for(request.path))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware


def language(get_response):
    """A visitor's language: the cookie, else the browser's, else the site's."""

    def middleware(request):
        code = translation.get_language_from_request(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response

    return middleware


def persons_language(get_response):
    """A signed-in person's language is theirs on every device."""

    def middleware(request):
        if request.user.is_authenticated and not request.path.startswith(AUTHORING_PATHS):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return get_response(request)

    return middleware


def without_nul(get_response):
    """No text holds a NUL sign, which no keyboard types and PostgreSQL cannot keep."""

    def middleware(request):
        sent = (
            value for data in (request.GET, request.POST) for _key, values in data.lists() for value in values
        )
        if any("\0" in value for value in sent):
            raise BadRequest("A NUL sign is not text.")
        return get_response(request)

    return middleware


def whole_forms(get_response):
    """A form that lacks one of its fields was not sent by its page: a bad request, and no fault of the site."""

    def middleware(request):
        return get_response(request)

    def process_exception(request, exception):
        if isinstance(exception, MultiValueDictKeyError):
            raise BadRequest("A field of the form was not sent.") from exception

    middleware.process_exception = process_exception
    return middleware
