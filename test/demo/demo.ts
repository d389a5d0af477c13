import { tellStory } from "./story.ts";

await tellStory();
