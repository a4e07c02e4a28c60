"""What the API says of certificates."""

from rest_framework import serializers

from certificates.models import Certificate


class CertificateSerializer(serializers.ModelSerializer):
    enrolment = serializers.SlugRelatedField(slug_field="uuid", read_only=True)

    class Meta:
        model = Certificate
        fields = [
            "uuid",
            "enrolment",
            "number",
            "code",
            "issued_at",
            "expires_on",
            "revoked_at",
            "superseded_at",
        ]


class VerdictSerializer(serializers.Serializer):
    """What the verify page says; empty where there is nothing to say."""

    state = serializers.ChoiceField(choices=["valid", "expired", "superseded", "revoked", "unknown"])
    code = serializers.CharField()
    number = serializers.CharField()
    name = serializers.CharField()
    organisation = serializers.CharField()
    course = serializers.CharField()
    kind = serializers.CharField()
    completed = serializers.CharField()
    issued_on = serializers.DateField(allow_null=True)
    expires_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True)
    reason = serializers.CharField()
    modules = serializers.ListField(child=serializers.CharField())
