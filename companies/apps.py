from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    name = "companies"

    def ready(self):
        from companies import receivers  # noqa: F401, PLC0415 - fills the registry
