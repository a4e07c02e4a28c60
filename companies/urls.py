from django.urls import path

from companies import views

app_name = "companies"
urlpatterns = [
    path("companies/", views.list_companies, name="list_companies"),
    path("companies/<uuid:uuid>/", views.show_company, name="show_company"),
]
