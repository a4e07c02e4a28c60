"""The map: every address of the site. Each leaf is declared in the permission table of the tests."""

from django.urls import include, path, re_path
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls

from courses.views.public import catalogue
from lms.site import components, documents, letters, views

urlpatterns = [
    path("", views.home, name="home"),
    path("catalogue/", catalogue, name="catalogue"),
    path("accessibility/", views.about, {"part": "accessibility"}, name="accessibility"),
    path("privacy/", views.about, {"part": "privacy"}, name="privacy"),
    path("licence/", views.about, {"part": "licence"}, name="licence"),
    path("health/", views.health, name="health"),
    path("language/", views.set_language, name="set_language"),
    path("theme/", views.set_theme, name="set_theme"),
    path("components/", components.components, name="components"),
    path("demo/mail/", letters.list_letters, name="list_letters"),
    path("demo/mail/<int:pk>/", letters.show_letter, name="show_letter"),
    path("accounts/email/", views.closed, name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("cms/login/", views.only_door, name="cms_login"),
    path("cms/", include(wagtailadmin_urls)),
    path("api/v1/", include("lms.site.api")),
    re_path(r"^documents/(\d+)/(.*)$", documents.authors_document, name="wagtaildocs_serve"),
    path("", include("companies.urls")),
    path("", include("content.urls")),
    path("", include("courses.urls")),
    path("", include("cohorts.urls")),
    path("", include("certificates.urls")),
    path("pages/_util/login/", views.only_door, name="wagtailcore_login"),
    re_path(r"^pages/((?:[\w\-]+/)*)$", wagtail_views.serve, name="wagtail_serve"),
]
