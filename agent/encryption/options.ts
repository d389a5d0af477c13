export interface EncryptionOptions {
  /** Traffic of workloads with any pod, or of all pods of the node. */
  readonly scope: "mesh" | "all";
  /** What cannot be encrypted is dropped. */
  readonly isStrict: boolean;
  /** UDP; the three after it are used while keys change. */
  readonly port: number;
  /** Age at which the node's key is replaced; Infinity: never by itself. */
  readonly rotateAfterMs: number;
  /** Who runs wireguard-go where the kernel has no WireGuard: the agent, or weft-wireguard-go. */
  readonly wireguardGo: "spawn" | "external";
}
