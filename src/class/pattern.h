/* pattern: what stands out in a class: reasons to ask, never proof. */
#ifndef CLASS_PATTERN_H
#define CLASS_PATTERN_H

struct class;
struct student;

/* What stands out. None of these proves anything: see pattern_caution. */
enum pattern_kind { PATTERN_QUICK, PATTERN_SAME_TEXT, PATTERN_TWO_LOCKS, PATTERN_FORK, PATTERNS };

struct pattern {
    enum pattern_kind kind;
    const struct student *student;
    const struct student *other; /* with the same text; else NULL */
    unsigned char track, part;
    double seconds; /* from lock to reveal */
};

/* Finds all in a class whose students are known: by kind, then by student, each once. */
void pattern_find(struct class *class);

/* "quick", ...; what it is, and why it may mean nothing: one sentence each. */
const char *pattern_name(enum pattern_kind kind);
const char *pattern_definition(enum pattern_kind kind);
const char *pattern_caution(enum pattern_kind kind);

#endif
