import type { EncryptionPeerView, EncryptionView } from "../api/reads.ts";
import { labelled, lines, section } from "./report.ts";
import { renderTable } from "./table.ts";
import type { Column } from "./table.ts";
import { durationText } from "./units.ts";

const PEER_COLUMNS: readonly Column<EncryptionPeerView>[] = [
  { title: "node", cell: ({ node }) => node },
  { title: "state", cell: ({ state }) => state },
  { title: "endpoint", cell: ({ endpoint }) => endpoint },
  {
    title: "handshake",
    cell: ({ handshakeAgeS: age }) => (age === undefined ? "never" : `${durationText(age * 1000)} ago`),
  },
  { title: "received", cell: ({ receivedBytes }) => receivedBytes },
  { title: "sent", cell: ({ sentBytes }) => sentBytes },
  { title: "prefixes", cell: ({ prefixes }) => prefixes.join(",") },
  { title: "public-key", cell: ({ publicKey }) => publicKey },
];

/** `weft encryption status` for people: what needs a look comes last. */
export function encryptionText(view: EncryptionView): string {
  if (view.mode === "off") return "Encryption is off (--encryption).\n";
  return [
    labelled(summary(view)),
    section("Peers", view.peers.length === 0 ? "" : renderTable(PEER_COLUMNS, view.peers)),
    section("Not encrypted", notEncrypted(view)),
    section("Problems", lines(...(view.failure === undefined ? [] : [view.failure]), ...view.problems)),
  ].join("");
}

function summary({ scope, strict, device, packets }: EncryptionView): readonly (readonly [string, string])[] {
  const whose = scope === "all" ? "all pods of this node" : "workloads";
  const { sent, sentClear, received, receivedClear } = packets;
  return [
    ["Encryption", `WireGuard, for ${whose}${strict ? ", strict: what cannot be encrypted is dropped" : ""}`],
    [
      "Device",
      device === undefined
        ? "none"
        : `${device.name} (${device.kind}), MTU ${device.mtu}, UDP port ${device.port}`,
    ],
    ["Public key", device?.publicKey ?? "none"],
    ["Sent", `${sent} packets by the tunnel, ${sentClear} in the clear`],
    ["Received", `${received} packets by the tunnel, ${receivedClear} in the clear`],
  ];
}

function notEncrypted({ clearText }: EncryptionView): string {
  return lines(
    ...clearText.map(({ node, prefixes, because }) => {
      const what = prefixes.length === 0 ? "no pods are known" : prefixes.join(", ");
      return `node ${node} (${what}): ${because}`;
    }),
  );
}
