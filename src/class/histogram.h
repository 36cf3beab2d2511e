/* histogram: what a class predicted, without names, for discussion. */
#ifndef CLASS_HISTOGRAM_H
#define CLASS_HISTOGRAM_H

#include "class/class.h"
#include "store/buffer.h"
#include "store/json.h"

enum { HISTOGRAM_CHOICES = 16 };

/* The predictions for one choice. */
struct histogram_choice {
    const char *id, *label;
    size_t count;
    size_t confidence[4];               /* by confidence; [0]: none was read */
    size_t right;                       /* for how many students it was right; scenarios differ */
    size_t wrong[4];                    /* for how many, by confidence, it was seen to be wrong */
    size_t scenario[HISTOGRAM_CHOICES]; /* by the choice that is right in the student's scenario */
    bool misconception;                 /* right in no scenario: the data names it as one */
};

/* One question: a part on a track. */
struct histogram_question {
    const struct track *track;
    enum sim_part part;
    const char *title, *text; /* "The Scaling Wall Audit", "Which hop ...?" */
    struct histogram_choice choices[HISTOGRAM_CHOICES];
    size_t choice_count;
    struct histogram_choice mechanisms[HISTOGRAM_CHOICES]; /* the reasons; of parts 1 to 3 alone */
    size_t mechanism_count;
    size_t count; /* students who locked it */
};

struct histogram {
    struct histogram_question *questions; /* those that anybody locked */
    size_t count;
};

/* Counts the predictions of all whose ledger is graded. Freed with histogram_free. */
void histogram_make(struct histogram *histogram, const struct class *class);
void histogram_free(struct histogram *histogram);

/* Appends it as bars of text, as CSV (a line a choice), as a member "questions" of a JSON
 * object. */
void histogram_add_text(struct buffer *out, const struct histogram *histogram);
/* Appends one question as lines for a screen of so many columns: a choice a line, in a table. */
void histogram_add_table(struct buffer *out, const struct histogram_question *question,
                         int columns);
void histogram_add_csv(struct buffer *out, const struct histogram *histogram);
void histogram_put_json(struct json_out *json, const struct histogram *histogram);

#endif
