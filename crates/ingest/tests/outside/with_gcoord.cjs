// Converts positions with gcoord (npm): a line `lon lat` in, a line of eight numbers out, in the
// order of with_prcoords.py.

const { readFileSync } = require('node:fs');
const gcoord = require('gcoord');

const { WGS84, GCJ02, BD09 } = gcoord;

for (const line of readFileSync(0, 'utf8').trim().split('\n')) {
  const here = line.split(' ').map(Number);
  const found = [
    gcoord.transform(here, WGS84, GCJ02),
    gcoord.transform(here, WGS84, BD09),
    gcoord.transform(here, GCJ02, WGS84),
    gcoord.transform(here, BD09, WGS84),
  ];
  console.log(found.flat().join(' '));
}
