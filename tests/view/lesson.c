#include "lesson.h"

#include <stdio.h>
#include <stdlib.h>

#include "../lesson/play.h"

enum step_kind { ACT, TYPE, DRAFT, VIEW, SHOT };

/* What is done, or under which title the screen is drawn. */
struct step {
    enum step_kind kind;
    const char *what;
    const char *text;
};

static const struct step steps[] = {
    {SHOT, "parts", NULL},
    {ACT, "part.1", NULL},
    {SHOT, "brief 1", NULL},
    {ACT, "to_lock", NULL},
    {SHOT, "lock 1", NULL},
    {TYPE, "choice", "hop1"},
    {TYPE, "number", "20"},
    {TYPE, "mechanism", "bandwidth"},
    {TYPE, "confidence", "3"},
    {ACT, "lock", NULL},
    {SHOT, "workbench 1, a failure state", NULL},
    {TYPE, "scaling", "weak"},
    {TYPE, "local_steps", "50"},
    {SHOT, "workbench 1, all met", NULL},
    {ACT, "commit", NULL},
    {TYPE, "topology", "torus"},
    {ACT, "commit", NULL},
    {VIEW, "math", NULL},
    {SHOT, "math 1", NULL},
    {VIEW, "table", NULL},
    {SHOT, "table 1", NULL},
    {VIEW, "map", NULL},
    {SHOT, "map", NULL},
    {VIEW, "radar", NULL},
    {SHOT, "radar, parts not yet opened", NULL},
    {VIEW, "hint", NULL},
    {SHOT, "hint 1", NULL},
    {VIEW, "history", NULL},
    {SHOT, "history 1", NULL},
    {VIEW, "evidence", NULL},
    {SHOT, "evidence", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {SHOT, "observe 1", NULL},
    {TYPE, "observation", "The fibre led."},
    {ACT, "observe", NULL},
    {SHOT, "reveal 1", NULL},
    {ACT, "to_reflect", NULL},
    {SHOT, "reflect 1", NULL},
    {TYPE, "topology", "torus"},
    {TYPE, "count", "never"},
    {DRAFT, "justification", "A ring crosses the bisection twice, whatever N is."},
    {ACT, "submit", NULL},
    {SHOT, "reflect 1, checked", NULL},
    {ACT, "to_parts", NULL},
    {ACT, "part.2", NULL},
    {SHOT, "brief 2", NULL},
    {ACT, "to_lock", NULL},
    {SHOT, "lock 2", NULL},
    {TYPE, "choice", "rises"},
    {TYPE, "number", "3"},
    {TYPE, "mechanism", "stalls"},
    {TYPE, "confidence", "2"},
    {ACT, "lock", NULL},
    {SHOT, "workbench 2", NULL},
    {ACT, "commit", NULL},
    {TYPE, "asynchronous", "on"},
    {TYPE, "checkpoint_interval", "240"},
    {ACT, "commit", NULL},
    {TYPE, "clean_share", "55"},
    {ACT, "commit", NULL},
    {SHOT, "workbench 2 after three runs", NULL},
    {VIEW, "math", NULL},
    {SHOT, "math 2", NULL},
    {VIEW, "history", NULL},
    {SHOT, "history 2", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {TYPE, "observation", "Stalls idle the nodes."},
    {ACT, "observe", NULL},
    {SHOT, "reveal 2", NULL},
    {ACT, "to_reflect", NULL},
    {TYPE, "stall", "3"},
    {TYPE, "lag", "90"},
    {TYPE, "interval", "300"},
    {DRAFT, "proposal", "Copy first, write later."},
    {ACT, "submit", NULL},
    {SHOT, "reflect 2, checked", NULL},
    {ACT, "to_parts", NULL},
    {ACT, "part.3", NULL},
    {SHOT, "brief 3", NULL},
    {ACT, "to_lock", NULL},
    {SHOT, "lock 3", NULL},
    {TYPE, "choice", "ensemble"},
    {TYPE, "number", "5"},
    {TYPE, "mechanism", "judge"},
    {TYPE, "confidence", "3"},
    {ACT, "lock", NULL},
    {SHOT, "workbench 3", NULL},
    {TYPE, "diversity", "distinct"},
    {TYPE, "verifier", "on"},
    {TYPE, "reasoner", "on"},
    {TYPE, "judge", "proof"},
    {ACT, "commit", NULL},
    {SHOT, "workbench 3, the board is content", NULL},
    {VIEW, "math", NULL},
    {SHOT, "math 3", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {TYPE, "observation", "The judge bought three nines."},
    {ACT, "observe", NULL},
    {SHOT, "reveal 3", NULL},
    {ACT, "to_finale", NULL},
    {SHOT, "finale, brief", NULL},
    {ACT, "to_workbench", NULL},
    {SHOT, "finale", NULL},
    {ACT, "commit", NULL},
    {ACT, "to_legacy", NULL},
    {SHOT, "legacy", NULL},
    {DRAFT, "legacy", "Many small ones, well judged."},
    {ACT, "submit", NULL},
    {ACT, "to_parts", NULL},
    {ACT, "to_end", NULL},
    {SHOT, "end", NULL},
};

static void take(struct stage *stage, const struct step *step)
{
    bool done = step->kind == ACT    ? play_act(stage, step->what)
                : step->kind == TYPE ? play_type(stage, step->what, step->text)
                : step->kind == VIEW ? play_view(stage, step->what)
                                     : play_draft(stage, step->what, step->text);
    if (!done) {
        fprintf(stderr, "%s %s: %s\n", step->what ? step->what : "", step->text ? step->text : "",
                play_message(stage));
        exit(1);
    }
}

void lesson_play(struct stage *stage, lesson_shot *shot, void *context)
{
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (steps[i].kind == SHOT) {
            shot(stage, steps[i].what, context);
        } else {
            take(stage, &steps[i]);
        }
    }
}
