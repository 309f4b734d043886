-- Health of a RecommenderModel for Argo CD: resource.customizations.health.recommender.dev_RecommenderModel
local function health(status, message)
  return {status = status, message = message or ""}
end

local conditions = {}
for _, condition in ipairs(obj.status and obj.status.conditions or {}) do
  conditions[condition.type] = condition
end

local ready = conditions.Ready
if ready == nil then
  return health("Progressing", "the operator has not looked at it yet")
end
if (ready.observedGeneration or 0) < (obj.metadata.generation or 0) then
  return health("Progressing", "the operator has not seen the latest change yet")
end

local suspended = conditions.Suspended
if ready.status == "True" then
  if suspended and suspended.status == "True" then
    return health("Suspended", suspended.message)
  end
  return health("Healthy", ready.message)
end

-- Somebody has to decide; nothing is wrong.
if ready.reason == "AwaitingApproval" then
  return health("Suspended", ready.message)
end

-- A run or a roll-out is under way, or about to be.
local progressing = conditions.Progressing
local waiting = {Pending = true, Training = true, Promoting = true, NothingLive = true}
if waiting[ready.reason] then
  if suspended and suspended.status == "True" then
    return health("Suspended", suspended.message)
  end
  return health("Progressing", ready.message)
end
local starting = {PodsNotReady = true, NotDeployed = true, AliasesBehind = true}
if starting[ready.reason] and progressing and progressing.status == "True" then
  return health("Progressing", ready.message)
end
return health("Degraded", ready.message)
