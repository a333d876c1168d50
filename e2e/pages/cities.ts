// The lists as the server's interface gives them: an independent source to hold the app against.
import type { APIRequestContext } from "@playwright/test";

export interface Facility {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly extra_kinds?: readonly string[];
  readonly ownership?: string;
  readonly beds?: number;
  readonly phone?: string;
  readonly hours?: string;
  readonly district: string;
  readonly town?: string;
  readonly address?: string;
  /** Longitude and latitude, WGS 84. */
  readonly point?: readonly [number, number];
}

interface Feature {
  readonly geometry: { readonly coordinates: [number, number] } | null;
  readonly properties: Omit<Facility, "point">;
}

/** All facilities of a city. */
export async function facilities(request: APIRequestContext, city: string): Promise<Facility[]> {
  const response = await request.get(`/api/v1/cities/${city}/facilities.geojson`);
  const { features } = (await response.json()) as { features: Feature[] };
  return features.map(({ geometry, properties }) =>
    geometry === null ? properties : { ...properties, point: geometry.coordinates },
  );
}

/** The mean radius of the Earth in metres, IUGG 1980. */
const EARTH = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points, by the haversine formula. */
export function metres(a: readonly [number, number], b: readonly [number, number]): number {
  const [dx, dy] = [radians(b[0] - a[0]) / 2, radians(b[1] - a[1]) / 2];
  const h = Math.sin(dy) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dx) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(h));
}

/** World pixels of a point in Web Mercator at a zoom, with tiles of 256 px. */
export function pixels([lon, lat]: readonly [number, number], zoom: number): [number, number] {
  const size = 256 * 2 ** zoom;
  const y = Math.asinh(Math.tan(radians(lat)));
  return [((lon + 180) / 360) * size, ((1 - y / Math.PI) / 2) * size];
}
