-- What the clients ask for: of 100 requests 85 are for one part, some parts far oftener than others, 10 search, and 5 order.
local words = { "brass+bolt", "titanium", "spring+M4", "gate+valve", "ny+washer" }

function init()
  math.randomseed(1)
end

function request()
  local kind = math.random(100)
  if kind <= 85 then
    return wrk.format("GET", "/parts/" .. math.floor(5000 * math.random() ^ 4) + 1)
  elseif kind <= 95 then
    return wrk.format("GET", "/parts?limit=5&search=" .. words[math.random(#words)])
  end
  local order = string.format('{"partId":%d,"quantity":1}', math.random(5000))
  return wrk.format("POST", "/orders", { ["Content-Type"] = "application/json" }, order)
end

-- One line: requests, microseconds, and errors of every kind, answers of 400 and above included.
function done(summary)
  local errors = summary.errors
  io.write(string.format("LOAD %d %d %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
