/* play: a session on a temporary ledger, driven by events. */
#ifndef TESTS_LAB_PLAY_H
#define TESTS_LAB_PLAY_H

#include "scenes/stage.h"
#include "tour/tour.h"

/* A catalog of the project's own data; the caller frees it. Ends the program when it has faults. */
struct catalog *play_catalog(void);

/* A fresh folder for a ledger, and the ledger's path in it. Valid until the next call. */
const char *play_ledger(void);

/* Opens a session as student "ada" on a track; NULL kernel: the real one; variant -1: ada's own. */
struct stage *play_open(const struct catalog *catalog, const char *ledger, const char *track,
                        int variant, const struct store_kernel *kernel);

/* The same as the student's own variant in a course with a folder for anchors. */
struct stage *play_open_anchored(const struct catalog *catalog, const char *ledger,
                                 const char *track, const struct store_kernel *kernel,
                                 const char *anchors);

/* A good student's whole way through variant 1 of a track, with a shot at each stop. Ends the
 * program when a step is refused. */
void play_tour(const struct catalog *catalog, const char *track, tour_shot *shot, void *context);

/* One event each; true when the session took it. */
bool play_act(struct stage *stage, const char *action);
bool play_type(struct stage *stage, const char *field, const char *text);
bool play_draft(struct stage *stage, const char *field, const char *text);
bool play_step(struct stage *stage, const char *field, int steps);
bool play_view(struct stage *stage, const char *view);
bool play_event(struct stage *stage, enum event_kind kind);

/* What the scene shows. */
enum scene_screen play_screen(const struct stage *stage);
const char *play_message(const struct stage *stage);
const struct scene_field *play_field(const struct stage *stage, const char *id);
const struct scene_instrument *play_instrument(const struct stage *stage, const char *id);

/* The scene as text, one line a paragraph, field and row. The caller frees it. */
char *play_text(const struct stage *stage);

/* Sets controls of a part, "name=value name=value", in the model's units. */
bool play_set(struct stage *stage, const struct part *part, const char *values);

/* A row of an instrument by its label; NULL where there is none. */
const struct scene_row *play_row(const struct stage *stage, const char *instrument,
                                 const char *label);

/* How many verdicts of the screen are not met. */
size_t play_missed(const struct stage *stage);

/* From the list of parts to the prediction's case of a part, with a prediction locked; and on to
 * its mission. */
void play_to_case(struct stage *stage, int part, const char *choice, const char *mechanism);
void play_to_workbench(struct stage *stage, int part, const char *choice, const char *mechanism);

#endif
