/* world: what the fuzzers share: the project's own data, and a session whose ledger is in
 * memory. */
#ifndef TESTS_FUZZ_WORLD_H
#define TESTS_FUZZ_WORLD_H

#include <stddef.h>
#include <stdint.h>

#include "scenes/stage.h"

/* A fuzzer's target; always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The catalog, loaded once from FLEETLAB_DATA_DIR and never freed. */
const struct catalog *world_catalog(void);

/* A session on an empty ledger that ends with it; the next call empties it. */
struct stage *world_session(void);

/* A path that reads as these bytes, until the next call. */
const char *world_file(const uint8_t *data, size_t size);

#endif
