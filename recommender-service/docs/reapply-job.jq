# From a Deployment of the service: the Job that applies again, to the people index $p, what the audit says was decided.
{
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: {name: (.metadata.name + "-reapply"), namespace: .metadata.namespace},
  spec: {
    backoffLimit: 3,
    template: {
      spec: (.spec.template.spec
        | .restartPolicy = "Never"
        | del(.topologySpreadConstraints, .terminationGracePeriodSeconds)
        | .containers |= map(select(.name == "service")
            | del(.startupProbe, .livenessProbe, .readinessProbe, .lifecycle, .ports)
            | .args = ["reapply-rights"]
            | .env |= map(if .name == "PEOPLE_INDEX" then {name, value: $p} else . end)))
    }
  }
}
