/** The same story, told by `kubectl apply` to a real API server. */
import { tellStory } from "./story.ts";

await tellStory({ byKubectl: true });
