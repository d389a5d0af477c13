import type { Explanation, ExplainQuery, RouteReport, ServiceReport } from "../compiler/compiled.ts";
import type { MapCheck, WorkloadView } from "../datapath/views.ts";
import type { EncryptionView } from "../encryption/view.ts";
import type { StatusView } from "./status-view.ts";

export type {
  ExplainedBackend,
  ExplainedCandidate,
  ExplainedEndpoint,
  ExplainedFrontend,
  ExplainQuery,
  Explanation,
  Fraction,
  RouteParentReport,
  RouteReport,
  ServicePortReport,
  ServiceReport,
} from "../compiler/compiled.ts";
export type { Diagnostic } from "../compiler/diagnostics.ts";
export type { MapCheck, MapDifference, WorkloadView } from "../datapath/views.ts";
export type { EncryptionPeerView, EncryptionView } from "../encryption/view.ts";
export type { StatusView } from "./status-view.ts";

export interface VersionView {
  readonly version: string;
}

export interface NewKeyView {
  readonly publicKey: string;
}

/** What each request answers with. The names are those of the fields of weft.proto. */
export interface ApiAnswers {
  readonly version: VersionView;
  readonly status: StatusView;
  readonly services: readonly ServiceReport[];
  readonly routes: readonly RouteReport[];
  readonly explain: Explanation;
  readonly workloads: readonly WorkloadView[];
  readonly mapCheck: MapCheck;
  readonly encryption: EncryptionView;
  readonly rotateKey: NewKeyView;
}

export type ReadName = keyof ApiAnswers;

type Awaitable<T> = T | Promise<T>;

/** What the agent tells about itself. An AgentError thrown here reaches the client with its code. */
export interface ApiReads {
  status(): Awaitable<StatusView>;
  services(): Awaitable<readonly ServiceReport[]>;
  routes(): Awaitable<readonly RouteReport[]>;
  /** `error` says what was asked for and is not there. */
  explain(query: ExplainQuery): Awaitable<Explanation | { readonly error: string }>;
  workloads(): Awaitable<readonly WorkloadView[]>;
  /** The kernel against what the agent wants. */
  mapCheck(): Awaitable<MapCheck>;
  encryption(): Awaitable<EncryptionView>;
  /** The one request that changes something. */
  rotateKey(): Awaitable<NewKeyView>;
}
