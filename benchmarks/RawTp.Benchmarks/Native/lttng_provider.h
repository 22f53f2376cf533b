#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER rawtp

#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "./lttng_provider.h"

#if !defined(RAWTP_LTTNG_PROVIDER_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
#define RAWTP_LTTNG_PROVIDER_H

#include <lttng/tracepoint.h>
#include <stdint.h>

LTTNG_UST_TRACEPOINT_EVENT(
    rawtp, exception,
    LTTNG_UST_TP_ARGS(void *, dev, void *, xdp, uint32_t, act),
    LTTNG_UST_TP_FIELDS(
        lttng_ust_field_integer_hex(uintptr_t, dev, (uintptr_t)dev)
        lttng_ust_field_integer_hex(uintptr_t, xdp, (uintptr_t)xdp)
        lttng_ust_field_integer(uint32_t, act, act)))

#endif

#include <lttng/tracepoint-event.h>
