/** What is mutated unless paths are given: the rules of the domain, what people do, access and limits. */
export const FILES = [
  'src/text/*.ts',
  'src/ground/address.ts',
  'src/model/{agents,attachments,conversations,drafts,handoffs,limits,mentions,messages,saved-replies,tickets,visitors}/*.ts',
  'src/model/form-key.ts',
  'src/limits/*.ts',
  'src/control/*.ts',
  'src/actions/**/*.ts',
  'src/jobs/*.ts',
  'src/web/scopes/*.ts',
  'src/web/http/{foreign-origin,host,origin}.ts',
]

/** The tests that are asked. Those in a browser take too long, and of those that start a program it is not known what they run. */
export const TESTS = ['tests/{domain,routes,realtime}/**/*.test.ts', 'tests/{config,door,elsewhere}.test.ts']
