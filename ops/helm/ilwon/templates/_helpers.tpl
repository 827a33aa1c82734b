{{- define "ilwon.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{- define "ilwon.selector" -}}
app.kubernetes.io/name: ilwon
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "ilwon.labels" -}}
{{ include "ilwon.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
