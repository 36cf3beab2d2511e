/* fault: what is wrong with a file, and the mend. All readers report into one list, so that an
 * author sees every fault at once. All three texts have passed clean.h. */
#ifndef STORE_FAULT_H
#define STORE_FAULT_H

#include <stddef.h>
#include <stdio.h>

/* A hostile file can't fill the memory: further faults are only counted. */
enum { FAULT_MAX = 1000 };

struct fault {
    char *file;
    size_t line; /* 1.., or 0 when the whole file is meant */
    char *key;   /* the key, column or id that is wrong, or "" */
    char *text;  /* "what is wrong; the mend" */
    char *cause; /* what else is wrong because of; "" */
    size_t more; /* how often that was found besides */
};

/* All zero is an empty list. */
struct fault_list {
    struct fault *items;
    size_t count;
    size_t room;
    size_t dropped; /* faults beyond FAULT_MAX */
};

/* Adds one fault. KEY may be NULL. The format gives "what; mend", without a final full stop. A
 * NULL list forgets it, and a fault that is in the list already is not added again. */
void fault_add(struct fault_list *list, const char *file, size_t line, const char *key,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same, but once for a CAUSE that shows in many places: there it is only counted. */
void fault_add_once(struct fault_list *list, const char *cause, const char *file, size_t line,
                    const char *key, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Prints "FILE:LINE: KEY: what; mend" and a newline; line 0 and an empty key are left out. Behind
 * what shows in more places stands in how many. */
void fault_print(const struct fault *fault, FILE *out);

/* Prints all, and how many were dropped. */
void fault_print_all(const struct fault_list *list, FILE *out);

/* Frees the faults; the list is empty then. */
void fault_free(struct fault_list *list);

#endif
