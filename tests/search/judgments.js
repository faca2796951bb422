// The judged queries, and how a search is measured by them.
import fs from 'node:fs';
import path from 'node:path';

/** Each row: the dossier, the query, the pages wanted. */
export function judgments() {
  const lines = fs.readFileSync(path.join(import.meta.dirname, 'queries.tsv'), 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#')).map((line) => {
    const [set, query, pages] = line.split('\t');
    return { set, query, wanted: pages.split(' ') };
  });
}

/** Recall at 10 and the mean reciprocal rank of the first page wanted; `found` answers the first ten pages of a query. */
export async function measure(rows, found) {
  let recall = 0;
  let rank = 0;
  const worst = [];
  for (const { set, query, wanted } of rows) {
    const pages = (await found(set, query)).slice(0, 10);
    const share = wanted.filter((page) => pages.includes(page)).length / wanted.length;
    const first = pages.findIndex((page) => wanted.includes(page));
    recall += share;
    rank += first < 0 ? 0 : 1 / (first + 1);
    if (share < 1 || first !== 0) worst.push(`${set} ${query}: ${pages.slice(0, 3)}`);
  }
  return { recall: recall / rows.length, rank: rank / rows.length, worst };
}
