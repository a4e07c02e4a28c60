"""What the API says of courses and versions, in every language they have."""

from rest_framework import serializers

from courses.models import Activity, Course, CourseVersion, Module


class ActivitySerializer(serializers.ModelSerializer):
    titles = serializers.DictField(child=serializers.CharField())

    class Meta:
        model = Activity
        fields = ["key", "kind", "position", "required", "minutes", "titles"]


class ModuleSerializer(serializers.ModelSerializer):
    titles = serializers.DictField(child=serializers.CharField())
    activities = ActivitySerializer(many=True)

    class Meta:
        model = Module
        fields = ["key", "position", "titles", "activities"]


class CourseSerializer(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    titles = serializers.DictField(child=serializers.CharField())

    class Meta:
        model = Course
        fields = ["uuid", "organisation", "kind", "titles"]


class VersionSummarySerializer(serializers.ModelSerializer):
    course = serializers.SlugRelatedField(slug_field="uuid", read_only=True)
    titles = serializers.DictField(child=serializers.CharField())
    languages = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = CourseVersion
        fields = [
            "uuid",
            "course",
            "number",
            "kind",
            "titles",
            "languages",
            "weeks",
            "minutes_per_week",
            "published_at",
        ]


class VersionSerializer(VersionSummarySerializer):
    modules = ModuleSerializer(many=True)

    class Meta(VersionSummarySerializer.Meta):
        fields = [*VersionSummarySerializer.Meta.fields, "notes", "digest", "modules"]
