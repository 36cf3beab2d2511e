#include "course/nearest.h"

#include <stdio.h>
#include <string.h>

#include "course/row.h"
#include "sim/output.h"

enum { LONGEST = 63, BEGUN_LEAST = 3 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Of ASCII: the locale has no say. */
static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Levenshtein (1966), two rows at a time. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t length = strlen(b), row[LONGEST + 1];
    for (size_t j = 0; j <= length; j++) {
        row[j] = j;
    }
    for (size_t i = 0; a[i] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < length; j++) {
            size_t above = row[j + 1];
            row[j + 1] = least(diagonal + (lower(a[i]) != lower(b[j])), least(above, row[j]) + 1);
            diagonal = above;
        }
    }
    return row[length];
}

/* One begins with all of the other: "evaluate" and "eval". */
static bool is_begun(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == '\0' || *b == '\0';
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
    size_t length = strlen(nearest->word);
    if (length > LONGEST || strlen(candidate) > LONGEST) {
        return;
    }
    bool begun = least(length, strlen(candidate)) >= BEGUN_LEAST &&
                 is_begun(nearest->word, candidate);
    size_t distance = begun ? 1 : edit_distance(nearest->word, candidate);
    size_t allowed = nearest->name == NULL ? (length + 2) / 3 + 1 : nearest->distance;
    if (distance < allowed) {
        nearest->name = candidate;
        nearest->distance = distance;
    }
}

void nearest_offer_inputs(struct nearest *nearest)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    for (size_t i = 0; i < count; i++) {
        nearest_offer(nearest, params[i].name);
    }
    for (enum row row = 0; row < ROW_KINDS; row++) {
        nearest_offer(nearest, row_name(row));
    }
}

void nearest_offer_outputs(struct nearest *nearest)
{
    size_t count;
    const struct sim_output *outputs = sim_output_table(&count);
    for (size_t i = 0; i < count; i++) {
        nearest_offer(nearest, outputs[i].name);
    }
}

const char *nearest_mend(struct nearest *nearest, const char *otherwise)
{
    if (nearest->name == NULL) {
        return otherwise;
    }
    snprintf(nearest->mend, sizeof nearest->mend, "did you mean %s?", nearest->name);
    return nearest->mend;
}
