// People look for what a place is, in their own words, and not for the name that it has.
import { facilities, type Facility } from "../pages/cities.ts";
import { MapPage } from "../pages/map.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const isKind = (place: Facility, kind: string): boolean => place.kind === kind || (place.extra_kinds ?? []).includes(kind);
const isNamed = ({ name, town, district, address }: Facility, word: string): boolean => [name, town, district, address].some((text) => text?.includes(word));

for (const { typed, city, meant } of [
  { typed: "食堂", city: "430781", meant: (place: Facility) => isKind(place, "canteen") || isNamed(place, "食堂") },
  { typed: "老人院", city: "310000", meant: (place: Facility) => isKind(place, "institution") || isNamed(place, "老人院") },
  {
    typed: "黄浦养老院",
    city: "310000",
    meant: (place: Facility) => isNamed(place, "黄浦养老院") || (isKind(place, "institution") && isNamed(place, "黄浦")),
  },
  { typed: "公办 崇明", city: "310000", meant: (place: Facility) => (place.ownership === "public" || isNamed(place, "公办")) && isNamed(place, "崇明") },
]) {
  test(`${typed} finds what it means`, async ({ page, request }) => {
    const map = new MapPage(page);
    await map.open(city);
    await map.search().fill(typed);
    await map.search().press("Enter");
    await map.settled();
    const wanted = (await facilities(request, city)).filter((place) => place.point !== undefined && place.kind !== "home-service" && meant(place));
    expect(wanted.length).toBeGreaterThan(1);
    expect(await map.listed()).toEqual(wanted.map(({ id }) => id).sort());
  });
}
