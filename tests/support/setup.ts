import { afterAll, setDefaultTimeout } from 'bun:test'
import { log } from '../../src/log'
import { stopOwnPostgres } from './postgres'

// Loaded before every file of tests, by bunfig.toml.
setDefaultTimeout(20_000)
log.level = 'silent'
afterAll(stopOwnPostgres)
