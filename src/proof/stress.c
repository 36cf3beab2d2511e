#include "proof/stress.h"

#include <stdlib.h>

#include "design/mend.h"
#include "store/buffer.h"
#include "store/memory.h"
#include "store/number.h"

enum { SAMPLED = 48, SAMPLE_STARTS = 2 * SAMPLED };

/* What was seen of the designs so far. */
struct seen {
    size_t designs, broken, mended;
    size_t first[STRESS_AIMS_MAX]; /* how many each constraint breaks first */
    size_t tried;                  /* designs, by the search for mends */
    struct strike students;        /* of the good student's design, the first */
};

static void look(const struct track *track, const struct designs *set, struct seen *seen)
{
    const struct part *part = &track->parts[SIM_PART_FINALE - 1];
    struct judged judged;
    struct mend mend;
    designs_judge(track, set, SIM_PART_FINALE, &judged);
    stress_aims kept = stress_met(track, 0, &judged.design);
    struct strike strike = stress_climb(track, kept, &judged.design);
    seen->students = seen->designs == 0 ? strike : seen->students;
    seen->designs++;
    if (strike.step > 0) {
        seen->broken++;
        seen->first[strike.aim - part->aims]++;
        seen->mended += mend_find(track, strike.step, kept, &judged.design, &mend);
        seen->tried += mend.tried;
    }
}

/* " nadir 12, goodput 4"; *answers: how many different ones there are, holding among them. */
static void name_answers(const struct part *part, const struct seen *seen, struct buffer *text,
                         size_t *answers)
{
    size_t holds = seen->designs - seen->broken;
    *answers = holds > 0;
    for (size_t i = 0; i < part->aim_count; i++) {
        if (seen->first[i] > 0) {
            buffer_add_format(text, "%s%s %zu", text->length > 0 ? ", " : "", part->aims[i].id,
                              seen->first[i]);
            *answers += 1;
        }
    }
    buffer_add_format(text, "%s%s %zu", text->length > 0 ? ", " : "", STRESS_HOLDS, holds);
}

void stress_prove(struct proving *proving)
{
    const struct track *track = proving->search.track;
    const struct origin origin = track->stress.origin;
    struct search search = proving->search;
    struct designs *sample = memory_get(SAMPLED, sizeof *sample);
    struct seen seen = {0};
    struct buffer answers = {0};
    size_t different;
    sample[0] = proving->witnesses[0];
    size_t count = 1 + search_gather(&search, SAMPLE_STARTS, sample + 1, SAMPLED - 1);
    for (size_t i = 0; i < count; i++) {
        look(track, &sample[i], &seen);
    }
    name_answers(proving->part, &seen, &answers, &different);
    proving_say_at(proving, "stress breaks a third", 3 * seen.broken >= seen.designs, origin,
                   "%zu of %zu accepted designs; breaks first: %s", seen.broken, seen.designs,
                   buffer_text(&answers));
    proving_say_at(proving, "stress can be mended", 3 * seen.mended >= seen.designs, origin,
                   "%zu of the %zu that break, within %d repairs; %zu designs tried for each",
                   seen.mended, seen.broken, track->stress.repairs,
                   seen.broken > 0 ? seen.tried / seen.broken : 0);
    proving_say_at(proving, "stress has no answer for all", different > 1, origin,
                   "%zu answer%s; the good student's: %s, step %zu of %zu", different,
                   number_plural(different), strike_id(&seen.students), seen.students.step,
                   track->stress.count);
    buffer_free(&answers);
    free(sample);
}
