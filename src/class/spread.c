#include "class/spread.h"

#include <math.h>

#include "design/truth.h"

/* How far it is from one edge to the next: half a power of ten, or one nine. */
static const double FACTOR = 3.1622776601683795, NINE = 1;

static void set_edges(struct spread *spread, double tolerance)
{
    for (int i = 0; i <= SPREAD_SIDE; i++) {
        double away = spread->difference ? tolerance + i * NINE : tolerance * pow(FACTOR, i);
        spread->edges[SPREAD_SIDE + 1 + i] = away;
        spread->edges[SPREAD_SIDE - i] = spread->difference ? -away : 1 / away;
    }
}

/* What is right by number_is_right lies in the middle, its ends included. */
static size_t bin_of(const struct spread *spread, double apart, bool right)
{
    size_t bin = 0;
    if (right) {
        return SPREAD_SIDE;
    }
    while (bin + 1 < SPREAD_BINS && apart >= spread->edges[bin + 1]) {
        bin++;
    }
    /* Rounding must not make wrong what is right, nor the other way round. */
    return bin != SPREAD_SIDE ? bin : apart < (spread->difference ? 0 : 1) ? bin - 1 : bin + 1;
}

static void take(struct spread *spread, const struct part *part,
                 const struct summary_question *question)
{
    double said = question->said, truth = question->truth;
    if (isnan(said) || isnan(truth)) {
        return;
    }
    bool right = number_is_right(part->number, part->lock_tolerance, said, truth);
    if (!right && !spread->difference && !(said / truth > 0)) {
        spread->other_sign++;
        return;
    }
    double apart = spread->difference ? said - truth : said / truth;
    spread->counts[bin_of(spread, apart, right)]++;
    spread->count++;
}

void spread_take(struct spread *spread, const struct class *class, size_t track,
                 enum sim_part number)
{
    const struct part *part = &class->catalog->tracks[track].parts[number - 1];
    *spread = (struct spread){.difference = number_is_difference(number)};
    set_edges(spread, part->lock_tolerance);
    for (size_t s = 0; s < class->student_count; s++) {
        const struct summary *graded = class->students[s].graded;
        const struct summary_question *question = graded
                                                      ? summary_question(graded, (int)track, number)
                                                      : NULL;
        if (question && question->right >= 0) {
            take(spread, part, question);
        }
    }
}
