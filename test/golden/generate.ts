// Writes what is missing in this folder and nothing else: what is there was released, and stays.
//   npm run golden
import { beginning } from "#event-store/port.js";
import { domainHouse } from "../domain/house.js";
import { keepLog, keepReadings, keepSamples } from "./keep.js";
import { isKept } from "./kept.js";
import { stories } from "./stories/index.js";
import { Teller } from "./stories/told.js";

for (const story of stories) {
  if (!isKept(story.name)) {
    const house = domainHouse();
    await story.tell(new Teller(house));
    await keepLog(story.name, await house.store.readAll(beginning, 10_000), house);
  }
  await keepReadings(story.name);
}
keepSamples();
