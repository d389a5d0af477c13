{{- define "weft.labels" -}}
app.kubernetes.io/name: weft
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "weft.selector" -}}
app.kubernetes.io/name: weft
app.kubernetes.io/component: agent
{{- end }}

{{- define "weft.image" -}}
"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
{{- end }}

{{/* What every container of the DaemonSet has. */}}
{{- define "weft.container" -}}
image: {{ include "weft.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
env:
  - name: NODE_NAME
    valueFrom:
      fieldRef:
        fieldPath: spec.nodeName
  # So that `weft` in this container asks this agent without being told where it is.
  - name: WEFT_BPF_ROOT
    value: {{ .Values.paths.bpf }}/weft
  - name: WEFT_STATE_DIR
    value: {{ .Values.paths.state }}
  - name: WEFT_RUN_DIR
    value: {{ .Values.paths.run }}
securityContext:
  privileged: false
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsUser: 0
  capabilities:
    drop: [ALL]
    add:
      # Load programs, make and pin maps.
      - BPF
      # Attach programs to interfaces; read links, routes and neighbours.
      - NET_ADMIN
      # Loops over maps and calls of kernel functions, which the verifier grants to nobody else.
      - PERFMON
      {{- if eq (toString .Values.config.lb) "socket" }}
      # Enter the network namespaces of pods, to end UDP sockets whose endpoint is gone.
      - SYS_ADMIN
      {{- end }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
volumeMounts:
  - name: config
    mountPath: /etc/weft
    readOnly: true
  - name: bpf
    mountPath: {{ .Values.paths.bpf }}
  - name: state
    mountPath: {{ .Values.paths.state }}
  - name: run
    mountPath: {{ .Values.paths.run }}
  - name: cgroup
    mountPath: {{ .Values.paths.cgroup }}
    readOnly: true
  {{- if eq (toString .Values.config.lb) "socket" }}
  - name: netns
    mountPath: /run/netns
    readOnly: true
    mountPropagation: HostToContainer
  {{- end }}
  {{- if eq (toString .Values.config.encryption) "wireguard" }}
  - name: sysctl
    mountPath: /host/proc/sys/net
  {{- end }}
  {{- if (.Values.wireguardGo).enabled }}
  - name: wireguard
    mountPath: /var/run/wireguard
  {{- end }}
  - name: tmp
    mountPath: /tmp
{{- end }}
