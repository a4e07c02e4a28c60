from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "lms.core"
    label = "core"

    def ready(self):
        import_module("lms.core.checks")
        autodiscover_modules("receivers")
