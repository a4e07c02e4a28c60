"""What the API says of cohorts, enrolments and progress."""

from rest_framework import serializers

from cohorts.models import Cohort, Enrolment, Progress


class CohortSerializer(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    version = serializers.SlugRelatedField(slug_field="uuid", read_only=True)

    class Meta:
        model = Cohort
        fields = ["uuid", "organisation", "version", "name", "starts_on", "time_zone", "seats", "closed_at"]


class EnrolmentSerializer(serializers.ModelSerializer):
    cohort = serializers.SlugRelatedField(slug_field="uuid", read_only=True)
    participant = serializers.CharField(source="participant.get_full_name")
    company = serializers.CharField(source="company.name", default=None)

    class Meta:
        model = Enrolment
        fields = ["uuid", "cohort", "participant", "company", "enrolled_at", "withdrawn_at", "completed_at"]


class ProgressSerializer(serializers.ModelSerializer):
    activity = serializers.UUIDField(source="activity_key")

    class Meta:
        model = Progress
        fields = [
            "activity",
            "started_at",
            "completed_at",
            "completed_how",
            "excused_at",
            "score",
            "score_max",
        ]
