export interface EncryptionOptions {
  /** Traffic of workloads with any pod, or of all pods of the node. */
  readonly scope: "mesh" | "all";
  /** What cannot be encrypted is dropped. */
  readonly isStrict: boolean;
  /** UDP. */
  readonly port: number;
}
