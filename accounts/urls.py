from django.urls import path

from accounts.views import invitations, own, people

app_name = "accounts"
urlpatterns = [
    path("invitations/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("settings/", own.settings, name="settings"),
    path("settings/notifications/", own.choose_notifications, name="choose_notifications"),
    path("office/people/", people.list_people, name="list_people"),
    path("office/people/roles/<uuid:uuid>/end/", people.end_role, name="end_role"),
    path("office/organisations/<uuid:uuid>/", people.change_organisation, name="change_organisation"),
]
