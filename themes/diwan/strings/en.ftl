# Words of the interface, English. Keys are the same in every language; `malaf check` finds what is missing.

## Frame
skip-to-content = Skip to the content
languages = Languages
sections = Sections
paging = Pages of this list
paging-at = Page { $n } of { $all }
paging-previous = Previous
paging-next = Next
breadcrumbs = You are here
footer-evidence = Every statement on this site leads to a paragraph of a source.
list-comma = ,
page-of = of
nav-home = Home
nav-topics = Topics
nav-disputes = Disputes
nav-timeline = Timeline
nav-map = Map
nav-sources = Sources
nav-people = People
nav-organizations = Organisations
nav-places = Places
nav-events = Events
nav-terms = Terms
nav-about = About
nav-search = Search

## The reader’s choices
display = Display
display-theme = Appearance
display-theme-device = As on the device
display-theme-light = Light
display-theme-dark = Dark
display-size = Text size
display-size-small = Smaller
display-size-normal = Normal
display-size-large = Large
display-size-larger = Largest
display-digits = Digits
display-months = Names of months
display-hijri = Hijri dates
display-hijri-off = Leave out
display-hijri-beside = Show beside
on-this-page = On this page
footer-edition = Edition of
paragraph-table = Table of paragraphs
legend-stated = date stated
legend-inferred = date inferred
legend-range = a span, a month or year, or a date known by its bounds only
legend-about = an approximate or doubtful date

## Kinds of page
kind-topic = Topic
kind-source = Source
kind-person = Person
kind-organization = Organisation
kind-place = Place
kind-event = Event
kind-dispute = Dispute
kind-term = Term
kind-page = Page

## Index pages
topics-description = The questions this dossier answers, each with its bottom line and its evidence.
sources-description = The articles this dossier rests on, with their dates and how we know them.
people-description = Everybody the sources name, with what each source says of them.
organizations-description = Governments, armies, factions, agencies and newspapers that the sources name.
places-description = Where it happened, as the sources tell it.
events-description = What happened, what was planned and what is disputed, by date.
disputes-description = Questions on which the sources collide, with every side next to the others.
terms-description = What each source calls the same thing, and which names take a side.
map-description = Where the places of the dossier lie. The list below the map says the same.
map-title = { $n ->
    [one] Map with one place, listed below
   *[other] Map with { $n } places, listed below
}
map-origin = Outline: Natural Earth, public domain. It takes no position on borders.
map-elsewhere = Outside of the map:
network-title = Lines to those named in the same paragraphs, thicker for more paragraphs; listed below
timeline-description = Events and publications in the order of time. Dates that are inferred or bounded say so.
year-open = No earliest date
list-empty = There is nothing here yet.

## Narrowing a list
filters = Narrow the list
filter-publisher = Publisher
filter-year = Year
filter-topic = Topic
filter-grade = Grade
filter-kind = Kind
filter-source = Used in
filter-all = All
filter-order = Order
filter-order-newest = Newest first
filter-order-oldest = Oldest first
filter-order-publisher = By publisher
filter-order-grade = By grade
filter-shown = Shown:
filter-of = of
filter-reset = Show all

## Headings
bottom-line = The bottom line
heading-open-disputes = Disputes that stay open
heading-disputes = What is disputed
heading-who-where = Who and where
heading-naming = How the sources name it
heading-notes = Editors’ notes
heading-related = Related topics
heading-digest = Digest
heading-full-text = Text of the article
text-set-aside = Set aside: repeated, or the site’s own
heading-claims = Claims made in this source
heading-claims-by = What they say
heading-claims-about = What is said of it
heading-claims-topic = Who says what
heading-claims-relayed = What it relays
heading-mentions = Named in this source
heading-mentioned-in = Named in
heading-appears-with = Named together with
heading-roles = As the sources describe it
heading-used-on = Where this is used
relation-cites = Cited in
relation-names = Named in
relation-shows = Shown in
relation-lists = Counted among those of
relation-belongs = Belong to this topic
relation-links = See also
heading-cite = How to cite
heading-integrity = Integrity of the capture
heading-distinct = Not the same as
heading-concordance = Who writes which name
heading-elsewhere = The same words elsewhere
heading-corrections = Corrections
heading-corrections-noted = Corrections, the newest first
corrections-about = Every correction that the editors noted, with what it corrects.
heading-pages = About this dossier
heading-references = Sources cited

## The whole dossier as one document
print-title = The whole dossier
print-contents = Contents
print-link = The whole dossier on one page, to print
epub-link = The whole dossier as a book (EPUB)
print-too-long = This dossier is too long for one document; print its pages one by one.
epub-accessibility = Text throughout, in reading order, with headings and contents. What drawings show stands beside them as a list.

## Facts
fact-publisher = Publisher
fact-republished = Republished by
fact-byline = Byline
fact-date = Date
fact-headline = Headline
fact-language = Language
fact-derived = Derived from
fact-original = Original
fact-archived = Archived copy
fact-places = Place
fact-involved = Who took part
fact-reported = Reported in
fact-coordinates = Coordinates
fact-same-as = The same elsewhere
fact-capture = File
publisher-unknown = Publisher not named
date-unknown = Date not known
grade = Grade
rewrite-of = a rewrite of
via = through
disputed-in = Disputed:
contradicts = Contradicts:
claim-topics = On:
said-by-colon = :
list-semicolon = ;
one-voice = One voice:
one-voice-outlet = articles of one outlet:
one-voice-report = one report and its rewrites:
one-voice-rewrites = rewrites of
one-voice-relayed = relayed by
one-voice-statement = one statement, by
digest-about = The editors’ own account of the article, paragraph by paragraph. The numbers in the margin are the paragraphs of the original.
cite-as = “{ $title }”. { $publisher }, { $date }. Digest in: { $dossier }.
see-all = See all:
cite-dossier = { $editors }. “{ $title }”. { $address }
cite-dossier-edition = { $editors }. “{ $title }”. Edition of { $date }. { $address }
concordance-about = Each name with the paragraphs that use it for this concept, and how often where it is repeated.
elsewhere-about = The articles have these words in other paragraphs too. The editors do not count them here: they may be part of another name or mean something else.
in-digest-only = in our digest only:
independence-about = Sources that rewrite one outlet, or that repeat one speaker’s statement, count as one voice: “independent” is what remains after that.

## Dates. The parts are already formatted.
date-range = { $from } to { $to }
date-one-of = between { $from } and { $to }
date-before = { $date } or earlier
date-after = { $date } or later
date-since = since { $date }
date-until = until { $date }
date-from = from { $date } to an unknown date
date-to = from an unknown date to { $date }
date-any-of = one of { $dates }
date-approximate = about { $date }
date-uncertain = { $date } (uncertain)
date-approximate-uncertain = about { $date } (uncertain)
evidence-stated = stated
evidence-inferred = inferred
evidence-bounded = bounds only

## Words of records
status-happened = happened
status-planned = planned
status-disputed = disputed
status-published = published
status-said = said
stance-asserts = asserts
stance-denies = denies
stance-accuses = accuses
stance-reports = reports
stance-doubts = doubts
stance-plans = announces
note-context = Context
note-correction = Correction
note-caveat = Caveat
note-verification = Verification
note-translation = On the translation
framing-framed = Takes a side
column-name = Name
column-others = Others
column-role = What it is
column-words = Words
role-title = title
role-byline = byline
role-caption = caption
role-credit = photo credit
role-heading = heading
role-body = body
role-boilerplate = set aside: boilerplate
role-source-line = source line
role-duplicate = set aside: repeats
rights-full = The text is published in full.
rights-digest = The article belongs to its publisher; only our digest is published.
rights-metadata = The article belongs to its publisher; only its record is published.

## Counts
n-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
n-independent = { $n ->
    [one] { $n } independent
   *[other] { $n } independent
}
n-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
n-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
n-disputes = { $n ->
    [one] { $n } dispute
   *[other] { $n } disputes
}
only-elsewhere = This text has no English version yet. Read it in:
parallel-view = Languages side by side
parallel-of = { $title }: side by side
parallel-about = Paragraph by paragraph, each language beside the other.
parallel-marks = The numbers are the paragraphs of the original.
parallel-stale = Older than the other language.
parallel-lacking = Not in this language.
only-in = This text has no English version yet. It is shown in:
n-stale = { $n ->
    [one] One paragraph of this page is older than its counterpart in the other language and may no longer say the same.
   *[other] { $n } paragraphs of this page are older than their counterparts in the other language and may no longer say the same.
}
n-times = { $n ->
    [one] once
   *[other] { $n } times
}
n-passages = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
}
n-body = { $n ->
    [one] { $n } body paragraph
   *[other] { $n } body paragraphs
}
n-duplicates = { $n ->
    [one] { $n } set aside as repeated
   *[other] { $n } set aside as repeated
}
n-boilerplate = { $n ->
    [one] { $n } set aside as boilerplate
   *[other] { $n } set aside as boilerplate
}

## Unknown addresses
missing-title = There is no such page
missing-text = The address may have changed, or a letter may be missing. Ids of records never change; start from the front page.

## Search
search-label = Search in both languages
search-description = One search for all languages: a name finds its pages however it is spelled, in Arabic or in Latin letters.
search-placeholder = A name, a word, a date
search-pages = Pages
search-narrow = Narrow the results
search-any = Any
search-kind = Kind
search-from = From year
search-to = To year
search-more = Show more
search-none = Nothing was found.
search-near = Did you mean:
search-partly = No page has all of these words. These have some:
search-failed = The search could not be loaded. The indexes below hold every name.
search-all-names = All names
search-all-terms = All terms
search-found = { $n ->
    [one] { $shown } result
   *[other] { $shown } results
}

## Data
nav-data = Data
data-description = What this dossier holds, for other programs: references, tables, maps and timelines.
data-rights = These files hold the editors’ words and the records’ facts, and of the sources’ own words short quotations within their rights. The articles’ texts are not in them: they belong to their publishers.
data-stable = Every record has an id that never changes and is never used again. Tables are UTF-8, their first row names the columns, and no cell begins as a formula.
data-sources = The sources as references
data-sources-about = Who published each article, when and under which headline, in its own language: for reference managers such as Zotero, and for LaTeX.
data-claims = Claims
data-claims-about = Each claim: who made it, through whom, in which paragraph, with what stance, and what contradicts it.
data-events = Events
data-events-about = What happened, what was planned and what is disputed, with EDTF dates and how they are known. The TimelineJS file is in the language of this page.
data-entities = People, organisations and places
data-entities-about = Names in each language and their variants, and how many sources mention each.
data-mentions = Mentions
data-mentions-about = Where each person, organisation or place is named, paragraph by paragraph, and how often in the article itself.
data-places = Places on a map
data-places-about = Coordinates of the places, for map programs.
data-annotations = Claims and notes as annotations
data-annotations-about = In the W3C model: each claim or note tied to its paragraph, and to its quotation where rights allow.
data-ftm = FollowTheMoney entities
data-ftm-about = For investigative tools such as Aleph: one entity a line.
data-whole = The whole dossier
data-whole-about = All records and their relations together; the JSON-LD is in schema.org’s words.
data-schema = Schema of the JSON files
data-schema-about = Describes every key of the JSON files above, which can be validated against it.

moved = This page has moved
