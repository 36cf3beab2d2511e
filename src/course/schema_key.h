/*
 * schema_key: the keys of INI files, declared once, section by section. A key that is to be read
 * gets a row here; one that has none is refused, since nobody would read it.
 */
#ifndef COURSE_SCHEMA_KEY_H
#define COURSE_SCHEMA_KEY_H

enum schema_section {
    SECTION_TRACKS,    /* tracks.ini: [tracks] */
    SECTION_TRACK,     /* TRACK/track.ini: [track] */
    SECTION_PARAMETER, /* PART.ini: named like a parameter */
    SECTION_PART,
    SECTION_RULE, /* [aim.ID] and [failure.ID] */
    SECTION_LOCK,
    SECTION_REFLECT,
    SECTION_PROOF,
    SECTION_FREE,   /* [free.NAME] */
    SECTION_STRESS, /* TRACK/stress.ini: [stress] */
    SECTION_STEP,   /* [step.N]; NAME stands for each parameter */
    SECTIONS
};

struct schema_key {
    const char *key;  /* NULL ends a list */
    const char *help; /* for the manual */
};

const struct schema_key *schema_keys(enum schema_section section);

#endif
