{{- define "operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- /* 50 characters leave room for the longest suffix. */}}
{{- define "operator.fullname" -}}
{{- $name := include "operator.name" . }}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) }}
{{- default $full .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- /* What belongs to no namespace is named after the release's: another may have a release of the same name. */}}
{{- define "operator.clusterWideName" -}}
{{- printf "%s-%s" (include "operator.fullname" .) .Release.Namespace }}
{{- end }}

{{- define "operator.selector" -}}
app.kubernetes.io/name: {{ include "operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: operator
{{- end }}

{{- define "operator.labels" -}}
{{ include "operator.selector" . }}
{{ include "operator.commonLabels" . }}
{{- end }}

{{- define "operator.testLabels" -}}
{{ include "operator.testSelector" . }}
{{ include "operator.commonLabels" . }}
{{- end }}

{{- define "operator.testSelector" -}}
app.kubernetes.io/name: {{ include "operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: test
{{- end }}

{{- define "operator.commonLabels" -}}
app.kubernetes.io/part-of: recommender-operator
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "operator.serviceAccount" -}}
{{- $name := include "operator.fullname" . }}
{{- default (ternary $name "default" .Values.serviceAccount.create) .Values.serviceAccount.name }}
{{- end }}

{{- /* The image named by the key .image of the values .root. */}}
{{- define "operator.image" -}}
{{- $images := .root.Values.images }}
{{- $image := get $images .image }}
{{- $prefix := ternary "" (printf "%s/" (trimSuffix "/" $images.registry)) (empty $images.registry) }}
{{- if $image.digest }}
{{- printf "%s%s@%s" $prefix $image.repository $image.digest }}
{{- else }}
{{- printf "%s%s:%s" $prefix $image.repository (default .root.Chart.AppVersion $image.tag) }}
{{- end }}
{{- end }}

{{- define "operator.pullSecrets" -}}
{{- with .Values.images.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "operator.podSecurity" -}}
runAsNonRoot: true
{{- with .Values.runAsUser }}
runAsUser: {{ int . }}
runAsGroup: {{ int . }}
fsGroup: {{ int . }}
{{- end }}
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "operator.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "operator.scheduling" -}}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* A pod that failed stays, for its log. */}}
{{- define "operator.testHook" -}}
helm.sh/hook: test
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end }}
