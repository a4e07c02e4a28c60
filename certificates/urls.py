from django.urls import path

from certificates import views

app_name = "certificates"
urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("verify/<str:code>/", views.verdict, name="verdict"),
    path("certificates/<uuid:uuid>/", views.certificate, name="certificate"),
    path("certificates/<uuid:uuid>/pdf/<str:language>/", views.certificate_pdf, name="certificate_pdf"),
    path("certificates/<uuid:uuid>/revoke/", views.revoke_certificate, name="revoke_certificate"),
    path("certificates/<uuid:uuid>/correct/", views.correct_certificate, name="correct_certificate"),
    path("cohorts/<uuid:uuid>/certificates/", views.cohort_certificates, name="cohort_certificates"),
    path("cohorts/<uuid:uuid>/certificates/issue/", views.issue_certificates, name="issue_certificates"),
    path("cohorts/<uuid:uuid>/certificates/set-up/", views.set_up_certificate, name="set_up_certificate"),
    path("certificate-batches/<uuid:uuid>/", views.show_batch, name="show_batch"),
    path("certificate-batches/<uuid:uuid>/resume/", views.resume_certificates, name="resume_certificates"),
]
