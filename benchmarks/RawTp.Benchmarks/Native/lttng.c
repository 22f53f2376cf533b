/* An LTTng-UST tracepoint with three arguments. */
#define LTTNG_UST_TRACEPOINT_CREATE_PROBES
#define LTTNG_UST_TRACEPOINT_DEFINE
#include "lttng_provider.h"

__attribute__((noinline)) static void site(void *dev, void *xdp, uint32_t act)
{
    lttng_ust_tracepoint(rawtp, exception, dev, xdp, act);
}

#include "rounds.h"
