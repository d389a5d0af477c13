import { describeConformance } from "./suite.ts";

describeConformance("manifests");
