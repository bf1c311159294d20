import { refuseWhatTheyAreNot } from '../../vocabulary/testing/stored-kinds.ts'
import { storedStanding } from './certificate-standings.ts'
import { storedPoint } from './durable-registration.ts'
import { storedLives } from './kept-life.ts'
import { storedChunk, storedLoads } from './kept-loads.ts'
import { storedWorld } from './kept-world.ts'
import { storedStage } from './premises-stages.ts'
import { storedPublished } from './publication.ts'
import { storedJudgedAt } from './world-smki.ts'

refuseWhatTheyAreNot([
  storedChunk,
  storedJudgedAt,
  storedLives,
  storedLoads,
  storedPoint,
  storedPublished,
  storedStage,
  storedStanding,
  storedWorld,
])
