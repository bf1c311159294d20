import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { deterministicTestBed } from '../testing/prepared-handover.ts'
import { stories } from './stories.ts'
import { playStory, storyLines } from './story.ts'

const testBed = await deterministicTestBed({ premises: 50_000 })
after(() => testBed.close())

for (const story of stories)
  test(`${story.title}: ends as scripted`, async () => {
    const report = await playStory(story, testBed)
    assert.deepEqual(report.complaints, [])
    assert.equal([...storyLines(report)].length, story.steps.length + 6)
  })
