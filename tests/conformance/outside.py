"""The built site's data as programs that others wrote read it. Usage: outside.py SITE; prints a count a line."""

import csv
import io
import json
import sys
from pathlib import Path

import bibtexparser
import feedparser
import jsonschema
import rispy
from followthemoney import model
from geojson_pydantic import FeatureCollection
from lxml import etree

SITE = Path(sys.argv[1])
DATA = SITE / "data"
HERE = Path(__file__).parent


def load(name):
    return json.loads((DATA / name).read_text("utf-8"))


def told(what, number, least=1):
    assert number >= least, f"{what}: only {number}"
    print(f"{what}: {number}")


def feeds():
    entries = 0
    for path in sorted(SITE.glob("**/feed.xml")):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, f"{path}: {feed.bozo_exception}"
        assert feed.version == "atom10", f"{path}: {feed.version}"
        language = path.relative_to(SITE).parts[0]
        assert feed.feed.title_detail.language == language, f"{path}: {feed.feed.title_detail.language}"
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids), f"{path}: an id stands twice"
        for entry in feed.entries:
            assert entry.title and entry.link and entry.updated_parsed, f"{path}: {entry}"
        entries += len(feed.entries)
    told("feedparser: feeds", len(list(SITE.glob("**/feed.xml"))), 2)
    told("feedparser: entries", entries, 2)


def sitemap():
    # sitemaps.org's own schema wants a declaration of every foreign element; for Google's `xhtml:link` there is none.
    schema = etree.XMLSchema(etree.parse(str(HERE / "sitemap-with-languages.xsd")))
    document = etree.parse(str(SITE / "sitemap.xml"))
    schema.assertValid(document)
    locations = document.findall("{*}url/{*}loc")
    told("sitemap.xsd: addresses", len(locations), 10)
    first = locations[0]
    first.text = "no address"
    assert not schema.validate(document), "the schema lets anything through"


def references():
    sources = load("dossier.json")["sources"]
    library = bibtexparser.parse_string((DATA / "sources.bib").read_text("utf-8"))
    assert not library.failed_blocks, library.failed_blocks
    keys = [entry.key for entry in library.entries]
    assert keys == [source["id"] for source in sources], keys
    for entry in library.entries:
        assert "title" in entry.fields_dict and "note" in entry.fields_dict, entry
    told("bibtexparser: entries", len(keys))
    entries = rispy.loads((DATA / "sources.ris").read_text("utf-8"))
    assert [entry["id"] for entry in entries] == keys
    assert all(entry["type_of_reference"] == "NEWS" and entry["title"] for entry in entries)
    told("rispy: entries", len(entries))
    for path in sorted((DATA / "sources").iterdir()):
        text = path.read_text("utf-8")
        if path.suffix == ".bib":
            assert len(bibtexparser.parse_string(text).entries) == 1, path
        elif path.suffix == ".ris":
            assert len(rispy.loads(text)) == 1, path
        else:
            assert len(json.loads(text)) == 1, path


def follow_the_money():
    lines = (DATA / "entities.ftm.json").read_text("utf-8").splitlines()
    proxies = {}
    for line in lines:
        data = json.loads(line)
        model.get(data["schema"]).validate(data)
        proxy = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():
            kept = proxy.get(name)
            assert len(kept) == len(set(values)), f"{data['id']}: {name}: {values} became {kept}"
        assert proxy.id not in proxies, f"{proxy.id} stands twice"
        proxies[proxy.id] = proxy
    linked = 0
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                target = proxies[value]
                assert target.schema.is_a(prop.range), f"{proxy.id}: {prop.name} leads to a {target.schema.name}"
                linked += 1
    told("followthemoney: entities", len(proxies), 3)
    told("followthemoney: links between them", linked)


def schema():
    schema = load("schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    records = 0
    for name in ["dossier", "claims", "events", "entities", "mentions"]:
        document = load(f"{name}.json")
        errors = list(validator.iter_errors(document))
        assert not errors, f"{name}.json: {errors[0].json_path}: {errors[0].message}"
        records += sum(len(value) for value in document.values() if isinstance(value, list))
        for key, value in document.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                hurt = json.loads(json.dumps(document))
                hurt[key][0]["unheard-of"] = 1
                assert list(validator.iter_errors(hurt)), f"the schema lets anything through in {key}"
    told("jsonschema: records", records, 5)


def tables():
    rows = 0
    for name in ["claims", "events", "entities", "mentions"]:
        text = (DATA / f"{name}.csv").read_bytes().decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert all(None not in row and None not in row.values() for row in table), f"{name}.csv: a row of another length"
        records = load(f"{name}.json")[name]
        assert len(table) == len(records), name
        if name != "mentions":
            assert [row["id"] for row in table] == [record["id"] for record in records]
        for row in table:
            for key, value in row.items():
                number = key in ("latitude", "longitude")
                assert number or not value.lstrip().startswith(("=", "+", "-", "@")), f"{name}: {value}"
        rows += len(table)
    told("csv: rows", rows, 4)


def geojson():
    collection = FeatureCollection.model_validate(load("places.geojson"))
    told("geojson-pydantic: features", len(collection.features))


for check in [feeds, sitemap, references, follow_the_money, schema, tables, geojson]:
    check()
