import type { Instruments } from "./metrics.ts";

/** What is told of the tunnel at a scrape. */
export interface EncryptionTotal {
  readonly peers: readonly {
    readonly node: string;
    readonly state: "ready" | "waiting" | "changing";
    readonly handshakeAgeS: number | undefined;
    readonly receivedBytes: number;
    readonly sentBytes: number;
  }[];
  readonly clearText: readonly unknown[];
  readonly packets: {
    readonly sent: number;
    readonly sentClear: number;
    readonly received: number;
    readonly receivedClear: number;
  };
}

/** Taken whole at each scrape: nodes come and go. */
export const ENCRYPTION_METRICS = [
  "encryptionPeers",
  "encryptionClear",
  "encryptionHandshake",
  "encryptionBytes",
  "encryptionPackets",
] as const;

export function countEncryption(
  instruments: Instruments,
  { peers, clearText, packets }: EncryptionTotal,
): void {
  for (const state of ["ready", "waiting", "changing"] as const)
    instruments.encryptionPeers.set({ state }, peers.filter((peer) => peer.state === state).length);
  instruments.encryptionClear.set(clearText.length);
  for (const { node, handshakeAgeS, receivedBytes, sentBytes } of peers) {
    if (handshakeAgeS !== undefined) instruments.encryptionHandshake.set({ node }, handshakeAgeS);
    instruments.encryptionBytes.inc({ node, direction: "received" }, receivedBytes);
    instruments.encryptionBytes.inc({ node, direction: "sent" }, sentBytes);
  }
  const { sent, sentClear, received, receivedClear } = packets;
  instruments.encryptionPackets.inc({ direction: "sent", path: "tunnel" }, sent);
  instruments.encryptionPackets.inc({ direction: "sent", path: "clear" }, sentClear);
  instruments.encryptionPackets.inc({ direction: "received", path: "tunnel" }, received);
  instruments.encryptionPackets.inc({ direction: "received", path: "clear" }, receivedClear);
}
