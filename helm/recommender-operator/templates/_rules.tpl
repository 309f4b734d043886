{{- /* What the operator does in a namespace with models. Secrets are read by name and never listed. */}}
{{- define "operator.rules" -}}
- apiGroups: [recommender.dev]
  resources: [recommendermodels]
  verbs: [get, list, watch, patch]
- apiGroups: [recommender.dev]
  resources: [recommendermodels/status]
  verbs: [patch]
- apiGroups: [recommender.dev]
  resources: [recommendermodels/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, delete]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [services]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [serviceaccounts]
  verbs: [get, list, watch, create, patch]
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, create, delete]
- apiGroups: [""]
  resources: [events]
  verbs: [get, create, patch]
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [list]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  {{- /* Deleted only when they were switched off. */}}
  verbs: [get, list, watch, {{ ternary "create, patch" "delete" .Values.models.networkPolicies }}]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [monitoring.coreos.com]
  resources: [servicemonitors]
  verbs: [get, create, patch]
- apiGroups: [rbac.authorization.k8s.io]
  resources: [rolebindings]
  verbs: [get, create, delete]
- apiGroups: [rbac.authorization.k8s.io]
  resources: [{{ ternary "roles" "clusterroles" (not (empty .Values.watch.namespaces)) }}]
  resourceNames: [{{ include "operator.fullname" . }}-training]
  verbs: [bind]
{{- end }}

{{- /* What a driver of Spark does with its executors. */}}
{{- define "operator.trainingRules" -}}
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch, create, delete, deletecollection]
{{- end }}

{{- /* What belongs to no namespace: each can be avoided by a value. */}}
{{- define "operator.clusterRules" -}}
{{- if .Values.crds.check }}
- apiGroups: [apiextensions.k8s.io]
  resources: [customresourcedefinitions]
  resourceNames: [recommendermodels.recommender.dev]
  verbs: [get]
{{- end }}
{{- if not .Values.clusterName }}
- apiGroups: [""]
  resources: [namespaces]
  resourceNames: [kube-system]
  verbs: [get]
{{- end }}
{{- end }}
